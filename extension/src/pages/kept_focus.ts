// The focus, what was typed, and what was opened, over a rebuild of a part of the page.
//
// Decides what counts as the same control: one of the same kind with the same name.

const CONTROLS = 'a, button, input, select, summary';

/** @param box what is built anew */
export function keepFocus(box: HTMLElement, rebuild: () => void): void {
  const { activeElement } = document;
  const focused = activeElement !== null && box.contains(activeElement) ? describe(activeElement) : null;
  const opened = new Set([...box.querySelectorAll('details[open] > summary')].map(describe));
  const typed = new Map([...box.querySelectorAll<HTMLInputElement>('input[type="text"]')].map((field) => [describe(field), field.value]));
  rebuild();
  for (const summary of box.querySelectorAll('summary')) {
    if (opened.has(describe(summary))) summary.parentElement?.setAttribute('open', '');
  }
  for (const field of box.querySelectorAll<HTMLInputElement>('input[type="text"]')) field.value ||= typed.get(describe(field)) ?? '';
  const control = focused === null ? undefined : [...box.querySelectorAll<HTMLElement>(CONTROLS)].find((one) => describe(one) === focused);
  control?.focus({ preventScroll: true });
}

function describe(control: Element): string {
  const { name = '', type = '', value = '' } = control as Partial<HTMLInputElement>;
  const label = control.ariaLabel ?? (control.closest('label') ?? control).textContent;
  return [control.closest('section')?.id, control.localName, control.id, type, name, type === 'radio' ? value : '', label].join('\n');
}
