// The sites with decisions of their own: open by itself, never by itself, a look of their own.
//
// Decides how a site is added: its permission is asked for within the click, for that one host, and nothing is stored
// where it is refused. A site taken from the list loses its permission with it.

import { buildButton, buildSection } from '../pages/frame.ts';
import { buildLook } from '../pages/look.ts';
import { changeSite, findOpening, type Opening, parseHost, type Site, writePatterns } from '../settings/sites.ts';
import { element } from '../view/element.ts';
import type { Preferences } from '../view/preferences.ts';
import type { Options } from './main.ts';

export function buildSites(options: Options): HTMLElement {
  const { wording } = options;
  const list = element('ul', { class: 'sites' });
  const none = element('p', { class: 'note' }, wording.text('sites_none'));
  const show = () => {
    const hosts = Object.keys(options.settings.sites).sort();
    list.replaceChildren(...hosts.map((host) => buildRow(host, options, show)));
    list.hidden = hosts.length === 0;
    none.hidden = hosts.length > 0;
  };
  show();
  return buildSection(
    'sites', wording.text('options_sites'), element('p', { class: 'note' }, wording.text('sites_note')), list, none,
    buildForm(options, show),
  );
}

function buildRow(host: string, options: Options, show: () => void): HTMLElement {
  const { wording } = options;
  const site: Site = options.settings.sites[host] ?? { opening: null, look: null };
  const remove = buildButton(wording.text('site_remove'), () => {
    void forget(host, options).then((isDone) => {
      if (!isDone) return;
      show();
      document.getElementById('site-host')?.focus();
    });
  });
  remove.setAttribute('aria-label', wording.text('site_remove_named', host));
  const tags = [
    site.opening ? element('span', { class: 'tag' }, wording.text(site.opening === 'always' ? 'site_always' : 'site_never')) : null,
  ];
  const row = element('li', {}, element('span', { class: 'host', dir: 'ltr' }, host), ...tags);
  if (site.opening === 'always') {
    // The permission may have been taken back in the browser's own settings.
    void chrome.permissions.contains({ origins: writePatterns(host) }).then((isAllowed) => {
      if (!isAllowed) remove.before(buildButton(wording.text('site_allow'), () => void allow(host, options, show)));
    });
  }
  row.append(remove, buildOwnLook(host, site, options, show));
  return row;
}

/** The look of one site: a form where it has its own, a button where it has not. */
function buildOwnLook(host: string, site: Site, options: Options, show: () => void): HTMLElement {
  const { wording } = options;
  const change = (look: Preferences | null) => options.change({ sites: changeSite(options.settings.sites, host, { look }) });
  if (!site.look) {
    const begin = buildButton(wording.text('site_look'), () => void change(options.settings.preferences).then(show));
    begin.setAttribute('aria-label', wording.text('site_look_named', host));
    return begin;
  }
  return element(
    'details', {}, element('summary', {}, wording.text('site_look')),
    buildLook(site.look, wording, (look) => void change(look), host),
    buildButton(wording.text('site_look_remove'), () => void change(null).then(show)),
  );
}

function buildForm(options: Options, show: () => void): HTMLElement {
  const { wording } = options;
  const host = element('input', {
    type: 'text', id: 'site-host', name: 'host', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', dir: 'ltr',
    placeholder: 'example.cn',
  });
  const add = (opening: Opening) => () => {
    const name = parseHost(host.value);
    if (name === null) {
      options.say(wording.text('site_unknown'));
      host.focus();
      return;
    }
    void decide(name, opening, options).then((isDone) => {
      if (!isDone) return;
      host.value = '';
      show();
    });
  };
  const field = element('label', { class: 'field' }, element('span', {}, wording.text('site_host')), host);
  const row = element(
    'div', { class: 'row', role: 'group', 'aria-label': wording.text('site_add') },
    field, buildButton(wording.text('site_always'), add('always')), buildButton(wording.text('site_never'), add('never')),
  );
  return row;
}

async function decide(host: string, opening: Opening, options: Options): Promise<boolean> {
  const { wording } = options;
  // First of all: the browser asks only while it knows of the click.
  if (opening === 'always' && !(await requestHost(host))) {
    options.say(wording.text('site_refused', host));
    return false;
  }
  if (!(await options.change({ sites: changeSite(options.settings.sites, host, { opening }) }))) return false;
  options.say(wording.text(opening === 'always' ? 'site_added_always' : 'site_added_never', host));
  return true;
}

async function allow(host: string, options: Options, show: () => void): Promise<void> {
  if (await requestHost(host)) show();
  else options.say(options.wording.text('site_refused', host));
}

function requestHost(host: string): Promise<boolean> {
  return chrome.permissions.request({ origins: writePatterns(host) }).catch(() => false);
}

async function forget(host: string, options: Options): Promise<boolean> {
  const { wording, settings: { sites } } = options;
  const before = sites[host];
  const after = changeSite(sites, host, { opening: null, look: null });
  if (!(await options.change({ sites: after }))) return false;
  if (findOpening(after, host) !== 'always') await chrome.permissions.remove({ origins: writePatterns(host) }).catch(() => false);
  options.say(wording.text('site_removed', host), before && (() => {
    void options.replace({ ...options.settings, sites: { ...options.settings.sites, [host]: before } }, wording.text('undone'));
  }));
  return true;
}
