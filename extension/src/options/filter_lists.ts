// The filter lists that the reader subscribed to: add, update, turn off, remove.
//
// Decides what is said of a list and of one that could not be taken. Nothing is fetched but by a click here, and one thing
// at a time, which can be given up.

import { buildButton, buildSection } from '../pages/frame.ts';
import { keepFocus } from '../pages/kept_focus.ts';
import { type FilterList, parseListAddress, SKIPPED_KINDS } from '../settings/filter_lists.ts';
import { listRuleIds } from '../settings/list_rules.ts';
import { dropPermissions } from '../settings/permissions.ts';
import type { SkippedKind } from '../outcome.ts';
import { element } from '../view/element.ts';
import { countText, formatNumber, type MessageKey, type Wording } from '../view/wording.ts';
import { type Intake, type IntakeFault, takeFromAddress, takeFromFile } from './list_intake.ts';
import type { Options } from './main.ts';

const FAULTS: Record<IntakeFault, MessageKey> = {
  permission: 'list_fault_permission', unreachable: 'list_fault_unreachable', moved: 'list_fault_moved', status: 'list_fault_status',
  markup: 'list_fault_markup', too_large: 'list_fault_too_large', slow: 'list_fault_slow', cancelled: 'list_fault_cancelled',
  unreadable: 'list_fault_unreadable', empty: 'list_fault_empty', binary: 'list_fault_binary', nothing_to_hide: 'list_fault_nothing',
  core: 'list_fault_core', no_room: 'list_fault_no_room',
};
const SKIPPED_LABELS: Record<SkippedKind, MessageKey> = {
  network: 'skipped_network', procedural: 'skipped_procedural', scriptlet: 'skipped_scriptlet', style: 'skipped_style',
  source: 'skipped_source', conditional: 'skipped_conditional', broken: 'skipped_broken',
};
/** Lists that many people use, as a help for typing; nothing of them is here. */
const WELL_KNOWN = [
  'https://easylist.to/easylist/easylist.txt',
  'https://easylist-downloads.adblockplus.org/easylistchina.txt',
];

/** One for as long as the page is open: what is being fetched meanwhile is told in it. */
export class FilterListsSection {
  readonly section: HTMLElement;
  private readonly rows = element('ul', { class: 'lists' });
  private readonly none: HTMLElement;
  private readonly progress = element('div', { class: 'row progress', hidden: true });
  private readonly address: HTMLInputElement;
  private readonly file: HTMLInputElement;
  /** The list that a chosen file is for; null for a new one. */
  private replaced: FilterList | null = null;
  private job: AbortController | null = null;
  private turns = 0;

  constructor(private readonly options: Options) {
    const { wording } = options;
    this.none = element('p', { class: 'note' }, wording.text('lists_none'));
    this.address = element('input', {
      type: 'text', inputmode: 'url', id: 'list-address', name: 'address', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false',
      dir: 'ltr', list: 'list-addresses', placeholder: WELL_KNOWN[0] ?? null,
    });
    this.address.addEventListener('keydown', (event) => {
      if (event.isTrusted && event.key === 'Enter' && !event.isComposing) this.add();
    });
    this.file = element('input', { type: 'file', accept: '.txt,text/plain', id: 'list-file', hidden: true, 'aria-label': wording.text('list_add_file') });
    this.file.addEventListener('change', () => this.takeFile());
    const field = element('label', { class: 'field' }, element('span', {}, wording.text('list_address')), this.address);
    this.section = buildSection(
      'lists', wording.text('options_lists'), element('p', { class: 'note' }, wording.text('lists_note')), this.rows, this.none,
      element(
        'div', { class: 'row', role: 'group', 'aria-label': wording.text('list_add') },
        field, buildButton(wording.text('list_add'), () => this.add()), buildButton(wording.text('list_add_file'), () => this.chooseFile(null)),
      ),
      element('datalist', { id: 'list-addresses' }, ...WELL_KNOWN.map((value) => element('option', { value }))),
      this.file, this.progress,
    );
    void this.show();
  }

  /** Shows the lists as they are stored now. */
  async show(): Promise<void> {
    const turn = (this.turns += 1);
    const known = new Set(await listRuleIds());
    // Whoever asked later knows more.
    if (turn !== this.turns) return;
    const { filterLists } = this.options.settings;
    const open = new Set([...this.rows.querySelectorAll<HTMLElement>('details[open]')].map(({ id }) => id));
    keepFocus(this.rows, () => {
      this.rows.replaceChildren(...filterLists.map((list) => this.buildRow(list, known.has(list.id))));
      for (const id of open) document.getElementById(id)?.setAttribute('open', '');
    });
    this.rows.hidden = filterLists.length === 0;
    this.none.hidden = filterLists.length > 0;
  }

  private buildRow(list: FilterList, hasRules: boolean): HTMLElement {
    const { wording } = this.options;
    const { id, title, source, isOn } = list;
    const box = element('input', { type: 'checkbox', id: `list-${id}`, 'aria-describedby': `list-${id}-facts` });
    box.checked = isOn;
    box.addEventListener('change', () => void this.change(id, { isOn: box.checked }));
    const from = element('span', { class: 'source', dir: 'auto' }, source.kind === 'file' ? source.name : new URL(source.address).host);
    if (source.kind === 'address') from.title = source.address;
    const update = source.kind === 'address'
      ? buildButton(wording.text('list_update'), () => this.update(list, source.address))
      : buildButton(wording.text('list_replace'), () => this.chooseFile(list));
    update.setAttribute('aria-label', wording.text(source.kind === 'address' ? 'list_update_named' : 'list_replace_named', title));
    const remove = buildButton(wording.text('site_remove'), () => void this.remove(list));
    remove.setAttribute('aria-label', wording.text('site_remove_named', title));
    return element(
      'li', {},
      element('div', { class: 'head' }, box, element('label', { for: `list-${id}`, dir: 'auto' }, title), from),
      element('p', { class: 'note', id: `list-${id}-facts` }, hasRules ? wordFacts(list, wording) : this.wordMissing(list)),
      hasRules ? buildSkipped(list, wording) : null,
      element('div', { class: 'row' }, update, remove),
    );
  }

  private wordMissing({ source }: FilterList): string {
    return this.options.wording.text(source.kind === 'address' ? 'list_missing' : 'list_missing_file');
  }

  private add(): void {
    const { wording, settings } = this.options;
    const address = parseListAddress(this.address.value);
    if (address === null) {
      this.options.say(wording.text('list_fault_address'));
      this.address.focus();
      return;
    }
    const known = settings.filterLists.find(({ source }) => source.kind === 'address' && source.address === address) ?? null;
    void this.run(new URL(address).host, (cancel) => takeFromAddress(address, known, this.options, cancel)).then((isDone) => {
      if (isDone) this.address.value = '';
    });
  }

  private update(list: FilterList, address: string): void {
    void this.run(new URL(address).host, (cancel) => takeFromAddress(address, list, this.options, cancel));
  }

  private chooseFile(list: FilterList | null): void {
    this.replaced = list;
    this.file.click();
  }

  private takeFile(): void {
    const [file] = this.file.files ?? [];
    const list = this.replaced;
    if (file) void this.run(file.name, (cancel) => takeFromFile(file, list, this.options, cancel));
    this.file.value = '';
  }

  /** One at a time; whether the list was taken. */
  private async run(from: string, take: (cancel: AbortSignal) => Promise<Intake>): Promise<boolean> {
    const { wording } = this.options;
    this.job?.abort();
    const job = new AbortController();
    this.job = job;
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    const cancel = buildButton(wording.text('cancel'), () => job.abort());
    this.progress.replaceChildren(element('span', { role: 'status' }, wording.text('list_fetching', from)), cancel);
    this.progress.hidden = false;
    const intake = await take(job.signal);
    const isLast = this.job === job;
    if (isLast) {
      this.job = null;
      const hadFocus = document.activeElement === cancel;
      this.progress.hidden = true;
      if (hadFocus) focused?.focus();
    }
    if (!('fault' in intake)) await this.show();
    // One that was given up for another has nothing to say.
    if (isLast) this.tell(intake, from);
    if ('fault' in intake) return false;
    return true;
  }

  private tell(intake: Intake, from: string): void {
    const { wording } = this.options;
    const count = (value: number) => formatNumber(wording, value);
    if ('fault' in intake) {
      const detail = intake.fault === 'nothing_to_hide' ? count(Number(intake.detail)) : intake.detail;
      this.options.say(wording.text(FAULTS[intake.fault], from, detail));
      return;
    }
    const { list: { title, report }, before } = intake;
    this.options.say(before
      ? wording.text('list_updated', title, count(before.hiding), count(report.hiding))
      : wording.text('list_added', title, count(report.hiding), count(report.exceptions)));
  }

  private async change(id: string, part: Partial<FilterList>): Promise<void> {
    await this.options.change(({ filterLists }) => ({ filterLists: filterLists.map((list) => (list.id === id ? { ...list, ...part } : list)) }));
  }

  /** Its rules stay until the page is opened anew, so that it can be brought back. */
  private async remove(list: FilterList): Promise<void> {
    const { wording, settings: { filterLists } } = this.options;
    const at = filterLists.findIndex(({ id }) => id === list.id);
    if (at < 0 || !(await this.options.change((now) => ({ filterLists: now.filterLists.filter(({ id }) => id !== list.id) })))) return;
    await this.show();
    this.address.focus();
    const restore = async () => {
      await this.options.change(({ filterLists: now }) => ({ filterLists: [...now.slice(0, at), list, ...now.slice(at)] }));
      await this.show();
      this.options.say(wording.text('undone'));
    };
    this.options.say(wording.text('list_removed', list.title), () => void restore());
    await dropPermissions().catch(() => undefined);
  }
}

function wordFacts({ report, readAtMs }: FilterList, wording: Wording): string {
  const day = new Intl.DateTimeFormat(wording.locale, { dateStyle: 'medium', timeStyle: 'short' }).format(readAtMs);
  return [
    countText(wording, 'list_hiding', report.hiding), countText(wording, 'list_exceptions', report.exceptions), wording.text('list_read_at', day),
  ].join(' · ');
}

/** What of a list is not honoured, by kind; nothing where all of it is. */
function buildSkipped({ id, report }: FilterList, wording: Wording): HTMLElement | null {
  const total = report.skipped.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  const rows = SKIPPED_KINDS.flatMap((kind) => {
    const count = report.skipped.find((one) => one.kind === kind)?.count;
    return count === undefined ? [] : [element('tr', {}, element('th', { scope: 'row' }, wording.text(SKIPPED_LABELS[kind])), element('td', {}, formatNumber(wording, count)))];
  });
  return element(
    'details', { id: `list-${id}-skipped` }, element('summary', {}, countText(wording, 'list_skipped', total)),
    element('table', {}, element('tbody', {}, ...rows)),
  );
}
