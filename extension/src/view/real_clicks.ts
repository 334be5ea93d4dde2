// Clicks on boxes to tick and on choices, told from what a page's script makes of them.
//
// Decides which count: those of a person, in a tree that is guarded. A script's `click()` makes a `change` that counts as
// trusted; on a label it makes, in Chromium, even a click on the control that counts as trusted. The click that began it
// tells the truth, so it is stopped on its way to a label.

const guarded = new WeakSet<EventTarget>();

/** Keeps scripts from pressing labels anywhere below a root. */
export function guardLabels(root: Node): void {
  if (guarded.has(root)) return;
  guarded.add(root);
  root.addEventListener('click', (event) => {
    if (!event.isTrusted && event.composedPath().some((part) => part instanceof HTMLLabelElement)) event.preventDefault();
  }, { capture: true });
}

/** For a control below a guarded root: a page that moves it elsewhere has only taken it away. */
export function onRealClick(input: HTMLInputElement, act: () => void): void {
  input.addEventListener('click', (event) => {
    if (event.isTrusted && event.composedPath().some((part) => guarded.has(part))) act();
    else event.preventDefault();
  });
}
