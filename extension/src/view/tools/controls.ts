// The controls that panels are made of: steps, boxes to tick, lists to choose from.
//
// Decides their form and that each shows what is chosen now, however it was chosen. Uses the platform's own controls, so
// that keyboards and screen readers know them; acts on what a person does and on nothing else.

import { type Child, element, icon, onTrusted } from '../element.ts';
import { onRealClick } from '../real_clicks.ts';

const MINUS = 'M5 10h10';
const PLUS = 'M5 10h10M10 5v10';

/** Where a control's value is. */
export interface Value<Kind> {
  read(): Kind;
  write(value: Kind): void;
}

export interface Control {
  box: HTMLElement;
  /** Shows what is chosen now. */
  update(): void;
}

export interface StepWords {
  label: string;
  less: string;
  more: string;
  /** The value as the reader should see it. */
  show(step: number): string;
}

export function buildStepper(words: StepWords, { least, most }: { least: number; most: number }, value: Value<number>): Control {
  const shown = element('output', {});
  const button = (name: string, label: string, drawing: string, by: number): HTMLButtonElement => {
    const made = element('button', { type: 'button', class: name, 'aria-label': label, title: label }, icon(drawing));
    onTrusted(made, 'click', () => {
      const next = value.read() + by;
      if (next >= least && next <= most) value.write(next);
    });
    return made;
  };
  const less = button('less', words.less, MINUS, -1);
  const more = button('more', words.more, PLUS, 1);
  const update = (): void => {
    const step = value.read();
    shown.textContent = words.show(step);
    // Not disabled: the focus would be lost in the middle of pressing.
    less.setAttribute('aria-disabled', String(step <= least));
    more.setAttribute('aria-disabled', String(step >= most));
  };
  update();
  const box = element('div', { class: 'row stepper', role: 'group', 'aria-label': words.label }, element('span', { class: 'row-label' }, words.label), less, shown, more);
  return { box, update };
}

export function buildCheckbox(label: string, value: Value<boolean>): Control {
  const input = element('input', { type: 'checkbox' });
  const update = (): void => {
    input.checked = value.read();
  };
  update();
  onRealClick(input, () => value.write(input.checked));
  return { box: element('label', { class: 'row tick' }, element('span', { class: 'row-label' }, label), input), update };
}

export interface Option {
  value: string;
  label: string;
}

export function buildSelect(label: string, options: readonly Option[], value: Value<string>): Control {
  const select = element('select', {}, ...options.map((option) => element('option', { value: option.value }, option.label)));
  const update = (): void => {
    select.value = value.read();
  };
  update();
  // What a page has written into the list is no choice.
  onTrusted(select, 'change', () => {
    const chosen = options.find((option) => option.value === select.value);
    if (chosen) value.write(chosen.value);
  });
  return { box: buildField(label, select), update };
}

/** A control with its words before it. */
export function buildField(label: string, control: HTMLElement, ...more: Child[]): HTMLElement {
  return element('label', { class: 'row' }, element('span', { class: 'row-label' }, label), control, ...more);
}
