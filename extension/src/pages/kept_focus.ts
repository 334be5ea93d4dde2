// The focus, what was typed, and what was opened, over a rebuild of a part of the page.
//
// Decides what counts as the same control: one of the same kind with the same name, in the same row of a list. Where it is
// gone, the focus goes to what stands in its place, so that nobody who uses the keyboard begins anew.

const CONTROLS = 'a, button, input, select, summary';

/** @param box what is built anew */
export function keepFocus(box: HTMLElement, rebuild: () => void): void {
  const { activeElement } = document;
  const before = activeElement !== null && box.contains(activeElement) ? listControls(box) : [];
  const focused = before.find(({ control }) => control === activeElement);
  const opened = new Set([...box.querySelectorAll('details[open] > summary')].map(describe));
  const typed = new Map([...box.querySelectorAll<HTMLInputElement>('input[type="text"]')].map((field) => [describe(field), field.value]));
  rebuild();
  for (const summary of box.querySelectorAll('summary')) {
    if (opened.has(describe(summary))) summary.parentElement?.setAttribute('open', '');
  }
  for (const field of box.querySelectorAll<HTMLInputElement>('input[type="text"]')) field.value ||= typed.get(describe(field)) ?? '';
  if (focused) findHeir(before, focused, listControls(box))?.focus({ preventScroll: true });
}

interface Known {
  control: HTMLElement;
  name: string;
  /** What tells its row from others; empty outside of lists. */
  row: string;
}

function listControls(box: HTMLElement): Known[] {
  const controls = [...box.querySelectorAll<HTMLElement>(CONTROLS)].filter((control) => control.checkVisibility());
  return controls.map((control) => ({ control, name: describe(control), row: nameRow(control) }));
}

/** The same control; else what now follows the one before it in its row; else the one after it there. */
function findHeir(before: readonly Known[], focused: Known, after: readonly Known[]): HTMLElement | undefined {
  const at = before.indexOf(focused);
  const find = ({ name }: Known) => after.findIndex((one) => one.name === name);
  const isBeside = ({ row }: Known) => row === focused.row;
  const same = find(focused);
  if (same >= 0) return after[same]?.control;
  const left = before.slice(0, at).filter(isBeside).map(find).findLast((place) => place >= 0);
  const next = left === undefined ? undefined : after[left + 1];
  if (next && isBeside(next)) return next.control;
  const right = before.slice(at + 1).filter(isBeside).map(find).find((place) => place >= 0);
  return after[left ?? right ?? -1]?.control;
}

function describe(control: Element): string {
  const { name = '', type = '', value = '' } = control as Partial<HTMLInputElement>;
  const label = control.ariaLabel ?? (control.closest('label') ?? control).textContent;
  return [control.closest('section')?.id, nameRow(control), control.localName, control.id, type, name, type === 'radio' ? value : '', label].join('\n');
}

/** By what the row begins with; rows within a row belong to it. */
function nameRow(control: Element): string {
  let row = control.closest('li');
  for (let outer = row; outer; outer = outer.parentElement?.closest('li') ?? null) row = outer;
  return row?.firstElementChild?.textContent ?? '';
}
