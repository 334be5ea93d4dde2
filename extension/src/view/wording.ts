// The words of the interface: typed keys, whole sentences, plurals by the rules of the language.
//
// Decides which form of a counted sentence is used. Never joins parts of sentences; knows no browser interface, so that
// the extension can hand in the browser's own messages and a web page those of a file.

import type messages from '../../_locales/en/messages.json';

export type MessageKey = keyof typeof messages;
/** Keys that exist once for each plural form, without the form: `hidden_count` for `hidden_count_one` and `…_other`. */
export type PluralKey = MessageKey extends infer Key ? (Key extends `${infer Base}_other` ? Base : never) : never;

export interface Wording {
  /** What numbers, dates and plurals are formatted in: the language of the words. */
  readonly locale: string;
  /** The direction of the words. */
  readonly direction: 'ltr' | 'rtl';
  /** A message with `$1`, `$2` … replaced by the values. */
  text(key: MessageKey, ...values: string[]): string;
}

/** A sentence that counts something; `$1` is the number, formatted. */
export function countText(wording: Wording, key: PluralKey, count: number, ...values: string[]): string {
  const form = formatsOf(wording.locale).plural.select(count) === 'one' ? 'one' : 'other';
  return wording.text(`${key}_${form}` as MessageKey, formatNumber(wording, count), ...values);
}

export function formatNumber(wording: Wording, value: number): string {
  return formatsOf(wording.locale).number.format(value);
}

export function formatPercent(wording: Wording, percent: number): string {
  return formatsOf(wording.locale).percent.format(percent / 100);
}

/** How far from the default, with its sign. */
export function formatStep(wording: Wording, step: number): string {
  return new Intl.NumberFormat(wording.locale, { signDisplay: 'exceptZero' }).format(step);
}

/** Makes what counting and formatting need, where there is time to spare: the first of its kind takes milliseconds. */
export function prepareWording(wording: Wording): void {
  countText(wording, 'hidden_count', 2);
}

interface Formats {
  plural: Intl.PluralRules;
  number: Intl.NumberFormat;
  percent: Intl.NumberFormat;
}

/** Made once a language: each takes as long to make as a hundred elements. */
const madeFormats = new Map<string, Formats>();

function formatsOf(locale: string): Formats {
  const made = madeFormats.get(locale) ?? {
    plural: new Intl.PluralRules(locale),
    number: new Intl.NumberFormat(locale),
    percent: new Intl.NumberFormat(locale, { style: 'percent' }),
  };
  madeFormats.set(locale, made);
  return made;
}

type Messages = Record<MessageKey, { message: string }>;

/** The words of one locale file. */
export function createWording(messages: Messages): Wording {
  const locale = messages.locale.message;
  return {
    locale,
    direction: messages.direction.message === 'rtl' ? 'rtl' : 'ltr',
    text: (key, ...values) =>
      messages[key].message.replace(/\$([1-9])/g, (_, digit: string) => values[Number(digit) - 1] ?? ''),
  };
}
