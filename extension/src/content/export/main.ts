// The export panel: copy the article, or keep it as a file.
//
// Decides what is offered and tells what became of it. The core writes; nothing is sent anywhere.

import { parseBase64 } from '../../base64.ts';
import type { ExportAnswer, FileFormat } from '../../protocol.ts';
import { element, onTrusted } from '../../view/element.ts';
import style from '../../view/style/export.css';
import { moveFocusIn, returnFocus } from '../../view/tools/panel_focus.ts';
import { countText, type MessageKey } from '../../view/wording.ts';
import { requestFile } from '../background_link.ts';
import { type ExportSetting, leavePart } from '../parts.ts';
import { save } from '../save.ts';
import { copyText } from './clipboard.ts';
import { collectPictures, NO_PICTURES } from './pictures.ts';

const FILES: readonly (readonly [FileFormat, MessageKey])[] = [
  ['md', 'save_markdown'], ['html', 'save_html'], ['epub', 'save_epub'], ['txt', 'save_text'],
];

/** As its button names it: see `leadToPanel`. */
const ID = 'panel-export';

function bringPanel(setting: ExportSetting): void {
  if (!setting.view.querySelector(`#${ID}`)) buildPanel(setting).showPopover();
}

function buildPanel(setting: ExportSetting): HTMLElement {
  const { wording, view } = setting;
  const root = view.getRootNode() as ShadowRoot;
  const button = view.querySelector<HTMLElement>('.bar .export');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];

  const status = element('p', { class: 'export-status', role: 'status' });
  let isBusy = false;
  const run = async (work: () => Promise<string>) => {
    if (isBusy) return;
    isBusy = true;
    status.textContent = wording.text('export_working');
    // What stands there for long is not read out twice; what is new is.
    status.textContent = await work().catch(() => wording.text('export_failed'));
    isBusy = false;
  };
  const add = (label: string, work: () => Promise<string>) => {
    const made = element('button', { type: 'button' }, label);
    onTrusted(made, 'click', () => void run(work));
    return element('li', {}, made);
  };
  const panel: HTMLElement = element(
    'div', {
      id: ID, class: 'export-panel', popover: 'auto', role: 'dialog', 'aria-label': wording.text('export'),
      lang: wording.locale, dir: wording.direction,
    },
    element(
      'ul', {}, add(wording.text('copy_markdown'), async () => wording.text((await copyMarkdown(setting, panel)) ? 'copied' : 'copy_failed')),
      ...FILES.map(([format, label]) => add(wording.text(label), () => saveFile(setting, format))),
    ),
    status,
  );
  returnFocus(panel, view);
  panel.addEventListener('toggle', () => {
    const isOpen = panel.matches(':popover-open');
    button?.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) {
      const { left, right } = (button ?? view).getBoundingClientRect();
      panel.style.setProperty('--at', `${wording.direction === 'rtl' ? innerWidth - right : left}px`);
      moveFocusIn(panel, panel.querySelector('button') ?? panel);
    } else {
      status.textContent = '';
    }
  });
  view.append(panel);
  return panel;
}

async function copyMarkdown({ snapshot, greeting, digestIn }: ExportSetting, place: HTMLElement): Promise<boolean> {
  const file = await requestFile(snapshot, greeting, 'md', NO_PICTURES, digestIn());
  if (file.kind === 'failure') throw new Error(file.failure);
  return copyText(new TextDecoder().decode(bytesOf(file)), place);
}

async function saveFile({ wording, snapshot, greeting, digestIn, view }: ExportSetting, format: FileFormat): Promise<string> {
  const holdsPictures = greeting.typedArrays && (format === 'html' || format === 'epub');
  const { pictures, missing } = holdsPictures ? await collectPictures(view) : { pictures: NO_PICTURES, missing: 0 };
  const file = await requestFile(snapshot, greeting, format, pictures, digestIn());
  if (file.kind === 'failure') return wording.text('export_failed');
  save(file.name, new Blob([bytesOf(file)], { type: file.mediaType }));
  if (format === 'epub' && missing > 0) return countText(wording, 'saved_without', missing, file.name);
  return wording.text('saved', file.name);
}

function bytesOf({ bytes }: Extract<ExportAnswer, { kind: 'file' }>): Uint8Array<ArrayBuffer> {
  return typeof bytes === 'string' ? (parseBase64(bytes) ?? new Uint8Array()) : new Uint8Array(bytes);
}

leavePart('export', { bring: bringPanel, copyMarkdown: (setting) => copyMarkdown(setting, setting.view).catch(() => false) });
