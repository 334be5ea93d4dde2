// The sites with decisions of their own: open by itself, never by itself, hide by itself, a look of their own, boxes that
// are kept.
//
// Decides how a site is added: its permission is asked for within the click, for that one host, and nothing is stored
// where it is refused. A site taken from the list loses its permission with it.

import { buildButton, buildSection } from '../pages/frame.ts';
import { keepFocus } from '../pages/kept_focus.ts';
import { buildWholeLook } from '../pages/look.ts';
import { type KeptBox, nameBox } from '../settings/kept_boxes.ts';
import { dropPermissions, requestPermission } from '../settings/permissions.ts';
import { isHost, parseHost } from '../settings/hosts.ts';
import { actsByItself, changeKept, changeSite, type Opening, type Site, UNDECIDED, writePatterns } from '../settings/sites.ts';
import { element } from '../view/element.ts';
import type { Preferences } from '../view/preferences.ts';
import { countText, type MessageKey } from '../view/wording.ts';
import type { Options } from './main.ts';

export function buildSites(options: Options): HTMLElement {
  const { wording } = options;
  const list = element('ul', { class: 'sites' });
  const none = element('p', { class: 'note' }, wording.text('sites_none'));
  const show = () => {
    const hosts = Object.keys(options.settings.sites).sort();
    keepFocus(list, () => list.replaceChildren(...hosts.map((host) => buildRow(host, options, show))));
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
  const site: Site = options.settings.sites[host] ?? UNDECIDED;
  const remove = buildButton(wording.text('site_remove'), () => void forget(host, options, show));
  remove.setAttribute('aria-label', wording.text('site_remove_named', host));
  const tags = [
    site.opening ? element('span', { class: 'tag' }, wording.text(site.opening === 'always' ? 'site_always' : 'site_never')) : null,
    site.hides ? element('span', { class: 'tag' }, wording.text('site_hides')) : null,
  ];
  const row = element('li', {}, element('span', { class: 'host', dir: 'ltr' }, host), ...tags);
  if (actsByItself(site)) {
    // The permission may have been taken back in the browser's own settings.
    void chrome.permissions.contains({ origins: writePatterns(host) }).then((isAllowed) => {
      if (!isAllowed) remove.before(nameWith(host, buildButton(wording.text('site_allow'), () => void allow(host, options, show))));
    });
  }
  row.append(remove, buildOwnLook(host, site, options, show), ...buildKept(host, site, options, show));
  return row;
}

/** The boxes that are kept on a site, each with a way to let it go. */
function buildKept(host: string, site: Site, options: Options, show: () => void): HTMLElement[] {
  if (site.kept.length === 0) return [];
  const { wording } = options;
  const change = (box: KeptBox, isKept: boolean) => options.change(({ sites }) => ({ sites: changeKept(sites, host, box, isKept) }));
  const rows = site.kept.map((box) => {
    const name = nameBox(box);
    const remove = buildButton(wording.text('kept_remove'), () => {
      void change(box, false).then((isDone) => {
        if (!isDone) return;
        show();
        options.say(wording.text('kept_removed', name, host), () => void change(box, true).then(show));
      });
    });
    nameWith(host, remove, wording.text('kept_remove_named', name));
    const where = [box.parent, `${box.tag}${box.id && `#${box.id}`}${box.classes.map((one) => `.${one}`).join('')}`].filter(Boolean).join(' > ');
    return element('li', {}, element('div', { class: 'kept-name' }, element('bdi', {}, name), element('code', { dir: 'ltr' }, where)), remove);
  });
  const list = element('details', { class: 'kept' }, nameWith(host, element('summary', {}, countText(wording, 'kept_boxes', site.kept.length))), element('ul', {}, ...rows));
  list.open = openLists.has(host);
  list.addEventListener('toggle', () => (list.open ? openLists.add(host) : openLists.delete(host)));
  return [list];
}

/** Lists that were opened stay so when the page is shown anew. */
const openLists = new Set<string>();

/** The look of one site: a form where it has its own, a button where it has not. */
function buildOwnLook(host: string, site: Site, options: Options, show: () => void): HTMLElement {
  const { wording } = options;
  const change = (look: Preferences | null) => options.change(({ sites }) => ({ sites: changeSite(sites, host, { look }) }));
  if (!site.look) {
    const begin = buildButton(wording.text('site_look'), () => void change(options.settings.preferences).then(show));
    begin.setAttribute('aria-label', wording.text('site_look_named', host));
    return begin;
  }
  const form = buildWholeLook(site.look, wording, (look) => void change(look), host);
  form.setAttribute('role', 'group');
  form.setAttribute('aria-label', wording.text('site_look_named', host));
  return element(
    'details', {}, nameWith(host, element('summary', {}, wording.text('site_look'))), form,
    nameWith(host, buildButton(wording.text('site_look_remove'), () => void change(null).then(show))),
  );
}

/** Whoever hears a control and does not see its row is told the site after its words. */
function nameWith<Control extends HTMLElement>(host: string, control: Control, words = control.textContent ?? ''): Control {
  control.setAttribute('aria-label', `${words} ${host}`);
  return control;
}

function buildForm(options: Options, show: () => void): HTMLElement {
  const { wording } = options;
  const host = element('input', {
    type: 'text', id: 'site-host', name: 'host', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', dir: 'ltr',
    placeholder: 'example.cn',
  });
  host.value = readAsked();
  const add = (wish: Wish) => () => {
    const name = parseHost(host.value);
    if (name === null) {
      options.say(wording.text('site_unknown'));
      host.focus();
      return;
    }
    void decide(name, wish, options).then((isDone) => {
      if (!isDone) return;
      host.value = '';
      show();
    });
  };
  const hides = buildButton(wording.text('site_hides'), add('hides'));
  const field = element('label', { class: 'field' }, element('span', {}, wording.text('site_host')), host);
  const row = element(
    'div', { class: 'row', role: 'group', 'aria-label': wording.text('site_add') },
    field, buildButton(wording.text('site_always'), add('always')), buildButton(wording.text('site_never'), add('never')), hides,
  );
  if (host.value !== '') {
    // Asked for on a page, where the browser does not let it be granted.
    requestAnimationFrame(() => {
      row.scrollIntoView({ block: 'center' });
      hides.focus();
      options.say(wording.text('site_hide_asked', host.value));
    });
  }
  return row;
}

/** The site that this page was opened for. */
function readAsked(): string {
  const asked = /^#hide=(.+)$/.exec(location.hash)?.[1] ?? '';
  return isHost(asked) ? asked : '';
}

/** What can be wished for a site. */
type Wish = Opening | 'hides';
const ADDED: Record<Wish, MessageKey> = { always: 'site_added_always', never: 'site_added_never', hides: 'site_added_hiding' };

async function decide(host: string, wish: Wish, options: Options): Promise<boolean> {
  const { wording } = options;
  // First of all: the browser asks only while it knows of the click.
  if (wish !== 'never' && !(await requestHost(host, options))) return false;
  const change = wish === 'hides' ? { hides: true } : { opening: wish };
  if (!(await options.change(({ sites }) => ({ sites: changeSite(sites, host, change) })))) return false;
  options.say(wording.text(ADDED[wish], host));
  return true;
}

async function allow(host: string, options: Options, show: () => void): Promise<void> {
  if (await requestHost(host, options)) show();
}

/** Whether it is granted; says why not. */
async function requestHost(host: string, { wording, say }: Options): Promise<boolean> {
  const answer = await requestPermission(writePatterns(host)).catch(() => 'refused');
  if (answer !== 'granted') say(answer === 'unsaved' ? wording.text('not_saved') : wording.text('site_refused', host));
  return answer === 'granted';
}

async function forget(host: string, options: Options, show: () => void): Promise<void> {
  const { wording } = options;
  const before = options.settings.sites[host];
  if (!(await options.change(({ sites }) => ({ sites: changeSite(sites, host, UNDECIDED) })))) return;
  show();
  document.getElementById('site-host')?.focus();
  if (actsByItself(before)) await dropPermissions().catch(() => undefined);
  options.say(wording.text('site_removed', host), before && (() => void restore(host, before, options).then(show)));
}

/** Within the click, for the permission went with the site. */
async function restore(host: string, site: Site, options: Options): Promise<void> {
  const { wording } = options;
  if (actsByItself(site) && !(await requestHost(host, options))) return;
  if (await options.change(({ sites }) => ({ sites: changeSite(sites, host, site) }))) options.say(wording.text('undone'));
}
