// The reader's choices as the view shows them now, and whoever wants to hear of a change.
//
// Decides how a choice becomes a style: attributes and custom properties of the root alone, so that one change costs one
// pass over the styles and no element is touched. Never stores anything; that is the owner's.

import {
  clampStep, type Preferences, scaleOf, type Script, SCRIPTS, type StepName, type Theme, type Typography,
} from './preferences.ts';
import { DARK, resolveTheme, showTheme } from './shown_theme.ts';

/** The steps that the style sheets take as numbers; the size is a ratio. */
const PLAIN_STEPS = ['line', 'measure', 'letter', 'word', 'paragraph'] as const satisfies readonly StepName[];

export class ChosenLook {
  private readonly listeners = new Set<(preferences: Preferences) => void>();
  private readonly system = matchMedia(DARK);
  private readonly handleSystem = (): void => this.show();
  private chosen: Preferences;

  /** @param store keeps a change; not called for what comes from elsewhere */
  constructor(
    private readonly root: HTMLElement, readonly script: Script, preferences: Preferences,
    private readonly store: (preferences: Preferences) => void,
  ) {
    this.chosen = preferences;
    this.system.addEventListener('change', this.handleSystem);
    this.show();
  }

  get preferences(): Preferences {
    return this.chosen;
  }

  /** The typography of the script that the article is written in. */
  get typography(): Typography {
    return this.chosen[this.script];
  }

  /** The theme that is seen: automatic is one of its pair. */
  get theme(): Theme {
    return resolveTheme(this.chosen, this.system.matches);
  }

  change(change: Partial<Preferences>): void {
    this.take({ ...this.chosen, ...change });
    this.store(this.chosen);
  }

  changeTypography(change: Partial<Typography>, script: Script = this.script): void {
    this.change({ [script]: { ...this.chosen[script], ...change } });
  }

  step(name: StepName, by: number): void {
    this.changeTypography({ [name]: clampStep(name, this.typography[name] + by) });
  }

  /** Shows what was chosen elsewhere, in the options or in another tab. */
  take(preferences: Preferences): void {
    this.chosen = preferences;
    this.show();
    for (const listener of this.listeners) listener(preferences);
  }

  onChange(listener: (preferences: Preferences) => void): void {
    this.listeners.add(listener);
  }

  disconnect(): void {
    this.system.removeEventListener('change', this.handleSystem);
    this.listeners.clear();
  }

  private show(): void {
    showTheme(this.root, this.chosen, this.system.matches);
    showTypography(this.root, this.chosen, this.script);
  }
}

function showTypography(root: HTMLElement, preferences: Preferences, script: Script): void {
  const typography = preferences[script];
  const { dataset } = root;
  dataset['latin'] = preferences.latin.font;
  dataset['han'] = preferences.han.font;
  // Every property is set, whatever it is: one of the page's of the same name would reach the view by inheritance.
  for (const one of SCRIPTS) {
    const { font, installed } = preferences[one];
    root.style.setProperty(`--${one}-installed`, font === 'installed' && installed !== '' ? `"${installed}"` : 'initial');
  }
  for (const name of PLAIN_STEPS) root.style.setProperty(`--${name}`, String(typography[name]));
  root.style.setProperty('--scale', scaleOf(typography.size).toFixed(3));
  root.classList.toggle('indented', typography.indent);
  root.classList.toggle('justified', typography.justify);
  root.classList.toggle('hyphenated', typography.hyphens);
  root.classList.toggle('vertical', preferences.vertical);
  root.classList.toggle('line-focused', preferences.lineFocus);
  root.classList.toggle('without-images', !preferences.images);
}
