// What a reader can choose about the view, and what it is until they do.
//
// Decides defaults and limits; every field is checked on its own, so that one broken value never spoils the others.

export const THEMES = ['auto', 'paper', 'sepia', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export interface Preferences {
  theme: Theme;
  /** Steps of text size from the default. */
  sizeStep: number;
}

export const DEFAULT_PREFERENCES: Preferences = { theme: 'auto', sizeStep: 0 };
export const SMALLEST_STEP = -4;
export const LARGEST_STEP = 8;
/** Each step is a tenth: eight steps are more than double, which covers the 200 % that everyone must be able to reach. */
const STEP_RATIO = 1.1;

export function parsePreferences(stored: unknown): Preferences {
  const { theme, sizeStep } = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  return {
    theme: THEMES.find((one) => one === theme) ?? DEFAULT_PREFERENCES.theme,
    sizeStep: typeof sizeStep === 'number' ? clampStep(sizeStep) : DEFAULT_PREFERENCES.sizeStep,
  };
}

export function clampStep(step: number): number {
  const whole = Number.isFinite(step) ? Math.round(step) : 0;
  return Math.min(LARGEST_STEP, Math.max(SMALLEST_STEP, whole));
}

/** Shows the choices on the view's root. */
export function applyPreferences(root: HTMLElement, preferences: Preferences): void {
  root.dataset['theme'] = preferences.theme;
  root.style.setProperty('--scale', (STEP_RATIO ** preferences.sizeStep).toFixed(3));
}
