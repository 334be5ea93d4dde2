// What a pressed key is called in the table of keys, whatever the layout of the keyboard.
//
// Decides that a layout without Latin letters has the keys of the table where they lie on one with them, and that Caps Lock
// changes nothing.

/** Where the marks of the table lie; letters say so by themselves. */
const MARKS: Readonly<Record<string, string>> = { BracketLeft: '[', BracketRight: ']', Comma: ',', Period: '.', Digit0: '0', Minus: '-', Equal: '=' };
/** What is reached by AltGr, or by Option on a Mac, on many layouts. */
const COMPOSED = /^[[\]]$/;

/** Null for what is no key of its own: it is a shortcut of the browser, or capital on purpose. */
export function nameKey(event: KeyboardEvent): string | null {
  const { key, code, shiftKey } = event;
  if (isShortcut(event)) return null;
  if (!/[^\p{ASCII}]/u.test(key) && !/^[A-Z]$/.test(key)) return key;
  if (shiftKey) return null;
  if (/^\p{sc=Latin}$/u.test(key)) return key.toLowerCase();
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? MARKS[code] ?? null;
}

function isShortcut(event: KeyboardEvent): boolean {
  if (event.metaKey) return true;
  if (!event.ctrlKey && !event.altKey) return false;
  const isComposing = event.getModifierState('AltGraph') || (!event.ctrlKey && navigator.platform.startsWith('Mac'));
  return !isComposing || !COMPOSED.test(event.key);
}
