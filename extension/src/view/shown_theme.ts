// The theme of the view, a card or a page of ours, as a reader's choice becomes a style.
//
// Decides which theme automatic is. Knows of the choices only what they look like, so that a script which shows no more
// than a card need not bring the schema of all of them.

import type { Preferences, Theme } from './preferences.ts';

export const DARK = '(prefers-color-scheme: dark)';

/** Once, as the system is now; whoever shows it for longer listens to the system. */
export function showTheme(root: HTMLElement, preferences: Preferences, isDark = matchMedia(DARK).matches): void {
  const theme = resolveTheme(preferences, isDark);
  root.dataset['theme'] = theme;
  for (const name of ['ground', 'ink', 'link'] as const) {
    root.style.setProperty(`--custom-${name}`, preferences.custom[name]);
  }
}

/** The theme that is seen: automatic is one of its pair. */
export function resolveTheme({ theme, light, dark }: Preferences, isDark: boolean): Theme {
  if (theme !== 'auto') return theme;
  return isDark ? dark : light;
}
