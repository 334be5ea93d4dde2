// Starts a real browser with the extension and does what a person does to it: opens tabs, clicks the toolbar button.
//
// Decides how each browser is driven: Chromium through DevTools, Firefox through WebDriver BiDi, both by puppeteer-core.
// Never simulates a click by calling into the extension: activeTab is granted by the browser or not at all.

import { rm } from 'node:fs/promises';
import puppeteer from 'puppeteer-core';
import { until } from './runner.mjs';

/** How long the browsers may take for one command, on a machine that is busy with other work. */
const PROTOCOL_TIMEOUT_MS = 300_000;
/** To start, and to load a page; a case that waits in vain ends before. */
const LOADING_TIMEOUT_MS = 120_000;
/** Rounds of 50 ms in which Firefox's own window gets something done. */
const ROUNDS = 600;
/** A proxy where nobody listens; this machine's own addresses are asked for without it. */
const NOBODY_HOST = '127.0.0.1';
const NOBODY_PORT = 9;
const NOBODY = `${NOBODY_HOST}:${NOBODY_PORT}`;

/**
 * @param {{browser: 'chromium'|'firefox', executable: string, extension?: string, headless?: boolean, language?: string,
 *          dark?: boolean, hasFirstPage?: boolean, isAlone?: boolean}} options `isAlone` lets it reach this machine only:
 *   what a page of a test names elsewhere fails at once, whether or not there is a network
 */
export async function launch(options) {
  return options.browser === 'firefox' ? launchFirefox(options) : launchChromium(options);
}

async function launchChromium({ executable, extension, headless = true, language = 'en-US', hasFirstPage = true, isAlone = false }) {
  const browser = await puppeteer.launch({
    executablePath: executable,
    headless,
    pipe: true,
    enableExtensions: extension ? [extension] : false,
    protocolTimeout: PROTOCOL_TIMEOUT_MS,
    timeout: LOADING_TIMEOUT_MS,
    defaultViewport: null,
    // A locale that every system has: without one, Chromium names no file in another script.
    env: { ...process.env, LANGUAGE: language.replace('-', '_'), LANG: `${language.replace('-', '_')}.UTF-8`, LC_ALL: 'C.UTF-8' },
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required', '--mute-audio',
      '--window-size=1280,900', `--lang=${language}`, '--hide-scrollbars=false',
      ...(isAlone ? [`--proxy-server=${NOBODY}`] : []),
    ],
  });
  const find = async () => [...(await browser.extensions()).values()].find((one) => one.name.startsWith('Lectern'));
  // The browser answers before it has started its extensions.
  const ours = () => until(find, 'the extension is there');
  const worker = () => until(async () => (await (await ours()).workers())[0], 'the service worker runs');
  /** The first page comes a moment after the installation, over whatever is in front; it goes before a test begins. */
  const closeFirstPage = async () => {
    if (!extension || !hasFirstPage) return null;
    const find = async () => (await browser.pages()).find((page) => page.url().endsWith('/welcome.html'));
    const page = await until(find, 'the first page is opened');
    const address = page.url();
    await page.close();
    return address;
  };
  const firstPage = await closeFirstPage();
  return {
    kind: 'chromium',
    browser,
    /** The address of the page that the installation opened. */
    firstPage,
    newPage: () => openPage(browser),
    /** A click on the toolbar button while `page` is the tab in front. */
    async click(page) {
      await page.bringToFront();
      await page.triggerExtensionAction(await ours());
    },
    /** What the toolbar button says for the tab in front. */
    async button() {
      return (await worker()).evaluate(async () => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        const tabId = tab?.id;
        return { title: await chrome.action.getTitle({ tabId }), badge: await chrome.action.getBadgeText({ tabId }) };
      });
    },
    /** A line of the extension's menus, for the tab in front; the tab must have been clicked before. */
    menu: async (id) => (await worker()).evaluate(async (menuItemId) => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      chrome.contextMenus.onClicked.dispatch({ menuItemId, editable: false }, tab);
    }, id),
    /** A page of the extension itself in a tab of its own. */
    async openOwnPage(page, name) {
      await page.goto(`chrome-extension://${(await ours()).id}/${name}`);
    },
    /** Milliseconds for which a page's own thread works while it is gone to. */
    async workOf(page, visit) {
      const session = await page.createCDPSession();
      await session.send('Performance.enable', { timeDomain: 'threadTicks' });
      await visit();
      const { metrics } = await session.send('Performance.getMetrics');
      await session.detach();
      // Counted anew by every page.
      return metrics.find(({ name }) => name === 'ThreadTime').value * 1000;
    },
    /** Files that are saved go there without a question. */
    async saveTo(folder) {
      const session = await browser.target().createCDPSession();
      await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    },
    visitBrowserPage: (page, address) => page.goto(address),
    /** Takes the extension out and puts it in again, as an update does, while its pages stay open. */
    async reload() {
      await browser.uninstallExtension((await ours()).id);
      await browser.installExtension(extension);
      await ours();
      await closeFirstPage();
    },
    /** The id that a page would need to find the extension. */
    extensionId: async () => (await ours()).id,
    /** Runs a function in the background of the extension. */
    inBackground: async (task, ...values) => (await worker()).evaluate(task, ...values),
    /** Ends the service worker as the browser does after half a minute of quiet. */
    killBackground: async () => stopWorkers(browser, await ours()),
    isConnected: () => browser.connected,
    close: () => browser.close(),
    kill: () => browser.process()?.kill('SIGKILL'),
  };
}

/**
 * Ends the service workers of an extension, and waits until the browser has said that they were: a click before that may be
 * lost. A message of a page may have started them again by then. Whoever looks into a worker lets go of it, for one that is
 * started under his eyes waits for him.
 */
async function stopWorkers(browser, extension) {
  const session = await (await browser.pages())[0].createCDPSession();
  const known = new Set();
  const ended = new Set();
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { versionId, scriptURL, runningStatus } of versions) {
      if (!scriptURL.startsWith(`chrome-extension://${extension.id}/`)) continue;
      known.add(versionId);
      if (runningStatus === 'stopped') ended.add(versionId);
    }
  });
  await session.send('ServiceWorker.enable');
  await until(async () => known.size > 0, 'the browser tells of the service worker');
  for (const worker of await extension.workers()) await worker.close();
  await until(async () => [...known].every((version) => ended.has(version)), 'the service worker ends');
  await session.detach();
}

async function launchFirefox({ executable, extension, headless = true, dark = false, isAlone = false }) {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: executable,
    headless,
    protocolTimeout: PROTOCOL_TIMEOUT_MS,
    timeout: LOADING_TIMEOUT_MS,
    defaultViewport: null,
    args: ['-remote-allow-system-access', '--width=1280', '--height=900'],
    extraPrefsFirefox: {
      'media.autoplay.default': 0,
      'media.volume_scale': '0.0',
      'privacy.reduceTimerPrecision': false,
      'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1,
      // Permissions that the extension asks for are given without a question.
      'extensions.webextOptionalPermissionPrompts': false,
      ...(isAlone ? { 'network.proxy.type': 1, 'network.proxy.http': NOBODY_HOST, 'network.proxy.http_port': NOBODY_PORT, 'network.proxy.ssl': NOBODY_HOST, 'network.proxy.ssl_port': NOBODY_PORT } : {}),
    },
  });
  let id = extension ? await browser.installExtension(extension) : '';
  const send = async (method, parameters) => (await connectionOf(browser).send(method, parameters)).result;
  const inWindow = async (expression) => {
    const { contexts } = await send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const context = contexts.find((one) => /browser\.xhtml/.test(one.url))?.context;
    const answer = await send('script.evaluate', { expression, target: { context }, awaitPromise: true, userActivation: true });
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
    return answer.result?.value;
  };
  const widget = `${id.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}-browser-action`;
  const placeButton = `
    const { CustomizableUI } = ChromeUtils.importESModule("moz-src:///browser/components/customizableui/CustomizableUI.sys.mjs");
    if (CustomizableUI.getPlacementOfWidget("${widget}")?.area !== "nav-bar") CustomizableUI.addWidgetToArea("${widget}", "nav-bar");
    let button = null;
    for (let round = 0; round < ${ROUNDS} && !button; round += 1) {
      button = document.getElementById("${widget}")?.querySelector(".unified-extensions-item-action-button");
      if (!button) await new Promise((done) => setTimeout(done, 50));
    }`;
  return {
    kind: 'firefox',
    browser,
    newPage: () => openPage(browser),
    async click(page) {
      await page.bringToFront();
      await inWindow(`(async () => { ${placeButton} button.click(); return "clicked"; })()`);
    },
    async button() {
      const said = await inWindow(`(async () => { ${placeButton}
        return JSON.stringify({ title: button.getAttribute("tooltiptext") ?? button.getAttribute("label"), badge: button.getAttribute("badge") ?? "" }); })()`);
      return JSON.parse(said);
    },
    async menu(item) {
      await inWindow(`(() => {
        const { extension } = WebExtensionPolicy.getByID("${id}");
        extension.tabManager.addActiveTabPermission(gBrowser.selectedTab);
        extension.emit("webext-menu-menuitem-click", { menuItemId: "${item}", modifiers: [], editable: false }, gBrowser.selectedTab);
      })()`);
    },
    async openOwnPage(page, name) {
      const host = await inWindow(`WebExtensionPolicy.getByID("${id}").mozExtensionHostname`);
      await this.visitBrowserPage(page, `moz-extension://${host}/${name}`);
    },
    /** Milliseconds for which the thread of the page in front works while it is gone to. */
    async workOf(page, visit) {
      const read = async () => Number(await inWindow(`(async () => {
        const { children } = await ChromeUtils.requestProcInfo();
        const { threads, pid } = children.find((child) => child.pid === gBrowser.selectedBrowser.frameLoader.remoteTab.osPid);
        return String(threads.find(({ tid }) => tid === pid).cpuTime / 1e6);
      })()`));
      const before = await read();
      await visit();
      return (await read()) - before;
    },
    async saveTo(folder) {
      await inWindow(`(() => {
        Services.prefs.setIntPref("browser.download.folderList", 2);
        Services.prefs.setStringPref("browser.download.dir", "${folder}");
        Services.prefs.setBoolPref("browser.download.useDownloadDir", true);
        Services.prefs.setBoolPref("browser.download.always_ask_before_handling_new_types", false);
        Services.prefs.setBoolPref("browser.download.alwaysOpenPanel", false);
      })()`);
    },
    /** WebDriver goes to no such page by itself. */
    async visitBrowserPage(page, address) {
      await page.bringToFront();
      await inWindow(`(async () => {
        const principal = Services.scriptSecurityManager.getSystemPrincipal();
        gBrowser.selectedBrowser.loadURI(Services.io.newURI("${address}"), { triggeringPrincipal: principal });
        for (let round = 0; round < ${ROUNDS} && gBrowser.currentURI.spec !== "${address}"; round += 1) await new Promise((done) => setTimeout(done, 50));
      })()`);
    },
    async reload() {
      await browser.uninstallExtension(id);
      id = await browser.installExtension(extension);
    },
    /** Addresses of Firefox's extensions are made anew for every profile: no page can know one. */
    extensionId: async () => null,
    /** Runs an expression in the browser's own window, where Firefox keeps what only it may do. */
    inWindow,
    /** A page in a private window, into which the extension is let; gives the page, its click and the window's end. */
    async openPrivately(address) {
      await inWindow(`(async () => {
        const { ExtensionPermissions } = ChromeUtils.importESModule("resource://gre/modules/ExtensionPermissions.sys.mjs");
        const { AddonManager } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
        await ExtensionPermissions.add("${id}", { permissions: ["internal:privateBrowsingAllowed"], origins: [] });
        await (await AddonManager.getAddonByID("${id}")).reload();
        globalThis.privateWindow = OpenBrowserWindow({ private: true });
        const isReady = () => globalThis.privateWindow.gBrowserInit?.delayedStartupFinished;
        for (let round = 0; round < ${ROUNDS} && !isReady(); round += 1) await new Promise((done) => setTimeout(done, 50));
        const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
        globalThis.privateWindow.gBrowser.selectedBrowser.loadURI(Services.io.newURI("${address}"), { triggeringPrincipal });
      })()`);
      const page = await until(async () => (await browser.pages()).find((one) => one.url() === address), 'the private window shows the page');
      const click = () => inWindow(`(async () => { ${placeButton}
        globalThis.privateWindow.focus();
        let here = null;
        for (let round = 0; round < ${ROUNDS} && !here; round += 1) {
          here = globalThis.privateWindow.document.getElementById("${widget}")?.querySelector(".unified-extensions-item-action-button");
          if (!here) await new Promise((done) => setTimeout(done, 50));
        }
        here.click();
      })()`);
      const close = () => inWindow('globalThis.privateWindow.close()');
      return { page, click, close };
    },
    /** Ends the event page as the browser does after half a minute of quiet. One that has never come up would hear no click. */
    killBackground: () => inWindow(`(async () => {
      const { extension } = WebExtensionPolicy.getByID("${id}");
      for (let round = 0; round < ${ROUNDS} && extension.backgroundState === "starting"; round += 1) await new Promise((done) => setTimeout(done, 50));
      await extension.terminateBackground({ ignoreDevToolsAttached: true });
      return extension.backgroundState ?? "";
    })()`),
    isConnected: () => browser.connected,
    close: () => closeFirefox(browser),
    kill: () => browser.process()?.kill('SIGKILL'),
  };
}

async function openPage(browser) {
  const page = await browser.newPage();
  page.setDefaultTimeout(LOADING_TIMEOUT_MS);
  return page;
}

/** Puppeteer keeps the BiDi connection on the browser object, without a public name. */
function connectionOf(browser) {
  const places = ['connection', '_connection', ...Reflect.ownKeys(browser)];
  for (const place of places) {
    if (typeof browser[place]?.send === 'function') return browser[place];
  }
  throw new Error('no BiDi connection');
}

async function closeFirefox(browser) {
  const profile = browser.process()?.spawnargs.find((word, at, all) => all[at - 1] === '--profile' || all[at - 1] === '-profile');
  await browser.close();
  if (profile) await rm(profile, { recursive: true, force: true });
}
