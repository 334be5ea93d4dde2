// Where a page comes from: a sample, the clipboard, a file.
//
// Decides what is handed on as markup and what is refused before it reaches the core. What is pasted stays in this tab:
// it is never put into an address, never stored, and a very long one not even into the text field.

import { element } from '../../extension/src/view/element.ts';
import { decodePage } from './decoding.ts';
import { findPart } from './parts.ts';
import { isMarkup, markUpText } from './plain_text.ts';
import type { Source } from './result.ts';
import { type Sample, SAMPLES } from './samples.ts';
import { Tabs } from './tabs.ts';
import type { WordKey, Words } from './words.ts';

/** A text field with more characters than this makes every key slow. */
const MOST_FIELD_CHARS = 300_000;

export type Trouble = { title: WordKey; text: WordKey; values: string[] };

export interface SourceActions {
  open(source: Source): void;
  refuse(trouble: Trouble): void;
  say(text: string): void;
}

export class SourcePanel {
  private readonly tabs = new Tabs<'samples' | 'paste' | 'file'>(findPart('source-tabs'), () => undefined);
  private readonly samples = findPart('samples');
  private readonly markup = findPart<HTMLTextAreaElement>('markup');
  private readonly address = findPart<HTMLInputElement>('address');
  private readonly file = findPart<HTMLInputElement>('file');
  private words!: Words;
  private shownSample: string | null = null;
  /** A paste too long for the field. */
  private large: string | null = null;
  private facts: { name: string; bytes: number; encoding: string } | null = null;

  constructor(private readonly actions: SourceActions) {
    findPart('paste').addEventListener('submit', (event) => {
      event.preventDefault();
      this.readPasted();
    });
    findPart('clear').addEventListener('click', () => this.clear());
    this.markup.addEventListener('paste', (event) => this.takePaste(event));
    this.markup.addEventListener('input', () => this.setLarge(null));
    this.markup.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.readPasted();
    });
    this.file.addEventListener('change', () => {
      const chosen = this.file.files?.[0];
      // Emptied, so that the same file can be chosen again after it was changed.
      if (chosen) void this.openFile(chosen).finally(() => (this.file.value = ''));
    });
    this.listenToDrops();
  }

  translate(words: Words): void {
    this.words = words;
    const own = SAMPLES.filter((sample) => sample.variantOf === null);
    this.samples.replaceChildren(...own.map((sample) => element('li', {}, this.buildSample(sample), this.buildVariants(sample))));
    this.markSample();
    this.tellFacts();
    this.setLarge(this.large);
  }

  /** Opens a sample as if it had been chosen. */
  openSample(sample: Sample): void {
    const decoded = decodePage(sample.bytes);
    if (decoded.kind !== 'markup') return;
    this.shownSample = sample.id;
    this.tabs.choose('samples');
    this.markSample();
    this.actions.open({ markup: decoded.markup, address: sample.address, sample: sample.id, pictures: sample.pictures });
  }

  private buildSample(sample: Sample): HTMLElement {
    const button = element(
      'button', { type: 'button', class: 'sample', 'data-sample': sample.id },
      element('span', { class: 'sample-title', lang: sample.lang, dir: 'auto' }, sample.title),
      element('span', { class: 'sample-note' }, this.words.text(sample.note)),
    );
    button.addEventListener('click', () => this.openSample(sample));
    return button;
  }

  private buildVariants({ id }: Sample): HTMLElement | null {
    const variants = SAMPLES.filter((sample) => sample.variantOf === id);
    if (variants.length === 0) return null;
    const buttons = variants.map((sample) => {
      const button = element('button', { type: 'button', 'data-sample': sample.id }, this.words.text(sample.note));
      button.addEventListener('click', () => this.openSample(sample));
      return button;
    });
    return element('div', { class: 'variants' }, element('span', { class: 'hint' }, this.words.text('variants')), ...buttons);
  }

  private markSample(): void {
    for (const button of this.samples.querySelectorAll<HTMLElement>('button')) {
      button.ariaPressed = String(button.dataset['sample'] === this.shownSample);
    }
  }

  private openOwn(markup: string, address: string): void {
    this.shownSample = null;
    this.markSample();
    this.actions.open({ markup, address, sample: null, pictures: {} });
  }

  private takePaste(event: ClipboardEvent): void {
    const plain = event.clipboardData?.getData('text/plain') ?? '';
    const rich = event.clipboardData?.getData('text/html') ?? '';
    // A part copied from a shown page has its markup beside its words; a copied source has not.
    const pasted = rich !== '' && !isMarkup(plain) ? rich : plain;
    if (pasted === '') return;
    event.preventDefault();
    if (pasted.length > MOST_FIELD_CHARS) {
      this.markup.value = '';
      this.setLarge(pasted);
    } else {
      this.markup.setRangeText(pasted, this.markup.selectionStart, this.markup.selectionEnd, 'end');
      this.setLarge(null);
    }
    this.readPasted();
  }

  private setLarge(text: string | null): void {
    this.large = text;
    findPart('pasted-large').textContent = text === null ? '' : this.words.text('pasted_large', this.words.size(text.length));
  }

  private readPasted(): void {
    const text = this.large ?? this.markup.value;
    if (text.trim() === '') {
      this.actions.say(this.words.text('status_empty_paste'));
      this.markup.focus();
      return;
    }
    this.openOwn(isMarkup(text) ? text : markUpText(text), cleanAddress(this.address.value));
  }

  private clear(): void {
    this.markup.value = '';
    this.address.value = '';
    this.setLarge(null);
    this.markup.focus();
  }

  private async openFile(file: File): Promise<void> {
    this.facts = null;
    this.tellFacts();
    this.tabs.choose('file');
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch {
      this.actions.refuse({ title: 'failed_title', text: 'failed_file', values: [] });
      return;
    }
    const decoded = decodePage(bytes);
    switch (decoded.kind) {
      case 'empty':
        this.actions.refuse({ title: 'failed_title', text: 'failed_empty_file', values: [] });
        return;
      case 'not_text':
        this.actions.refuse({
          title: 'failed_title', text: decoded.format === null ? 'failed_binary' : 'failed_format', values: decoded.format === null ? [] : [decoded.format],
        });
        return;
      case 'markup':
        this.facts = { name: file.name, bytes: bytes.length, encoding: decoded.encoding };
        this.tellFacts();
        this.openOwn(isMarkup(decoded.markup) ? decoded.markup : markUpText(decoded.markup), '');
    }
  }

  private tellFacts(): void {
    const { facts, words } = this;
    findPart('file-facts').textContent = facts === null
      ? '' : words.text('file_facts', facts.name, words.size(facts.bytes), facts.encoding.toUpperCase());
  }

  /** The whole page takes a dropped file: one that misses a small target would replace the page. */
  private listenToDrops(): void {
    const root = document.documentElement;
    const holdsFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    addEventListener('dragover', (event) => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      root.classList.add('dropping');
    });
    addEventListener('dragleave', (event) => {
      if (event.relatedTarget === null) root.classList.remove('dropping');
    });
    addEventListener('drop', (event) => {
      root.classList.remove('dropping');
      if (!holdsFile(event)) return;
      event.preventDefault();
      const dropped = event.dataTransfer?.files[0];
      if (dropped) void this.openFile(dropped);
    });
  }
}

/** A web address, or nothing. */
function cleanAddress(typed: string): string {
  const address = typed.trim();
  if (address === '') return '';
  try {
    const url = new URL(/^[a-z]+:/i.test(address) ? address : `https://${address}`);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : '';
  } catch {
    return '';
  }
}
