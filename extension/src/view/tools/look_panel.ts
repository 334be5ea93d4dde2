// The appearance: theme, font, size and everything else about the look of the text, seen at once while it is chosen.
//
// Decides the order: what is changed most often first, the rest folded. Numbers and fonts are those of the script that
// the article is written in; what is chosen for Chinese leaves English as it was.

import { type Child, element, onTrusted } from '../element.ts';
import { FONT_LABELS, THEME_LABELS, wordStep } from '../look_labels.ts';
import type { OpenedView } from '../opened_view.ts';
import {
  DARK_THEMES, DEFAULT_PREFERENCES, type Font, keepHabits, LIGHT_THEMES, parsePreferences, type Preferences, type Script, SCRIPT_FONTS, type StepName, STEPS,
  type Theme, THEMES, type Typography,
} from '../preferences.ts';
import { onRealClick } from '../real_clicks.ts';
import type { MessageKey } from '../wording.ts';
import { buildCheckbox, buildField, buildSelect, buildStepper, type Control } from './controls.ts';
import { buildCustomColours } from './custom_colours.ts';
import type { PanelBody, PanelPlan } from './panels.ts';
import { isVertical } from './reading_line.ts';
import { canBeVertical } from './vertical.ts';

export const lookPanel: PanelPlan = { name: 'look', title: 'look', build: (view) => new LookPanel(view).body };

class LookPanel {
  readonly body: PanelBody;
  private readonly controls: Control[] = [];

  constructor(private readonly view: OpenedView) {
    const { look, wording } = view;
    const themes = this.buildThemes();
    const more = element('details', { class: 'more-settings' }, element('summary', {}, wording.text('more_settings')), ...this.buildMore());
    this.body = {
      opened: () => this.update(),
      content: [
        themes, ...this.buildThemeDetails(), element('hr'), ...this.buildFonts(), element('hr'),
        this.stepper('size'), this.stepper('line'), this.stepper('measure'), more, this.buildSiteSwitch(), this.buildReset(),
      ].filter((part) => part !== null),
      focus: () => themes.querySelector<HTMLElement>('input:checked'),
    };
    look.onChange(() => this.update());
  }

  private update(): void {
    for (const control of this.controls) control.update();
  }

  private add(control: Control): HTMLElement {
    this.controls.push(control);
    return control.box;
  }

  /** Radio buttons of the platform: the arrow keys work, and one is always chosen. Each is drawn in its own theme. */
  private buildThemes(): HTMLElement {
    const { look, wording } = this.view;
    const radios = THEMES.map((theme) => {
      const radio = element('input', { type: 'radio', name: 'theme', value: theme });
      onRealClick(radio, () => look.change({ theme }));
      return radio;
    });
    const tiles = THEMES.map((theme, at) => {
      const sample = theme === 'auto' ? this.buildPair() : element('span', { class: 'tile', 'data-theme': theme, 'aria-hidden': 'true' }, wording.text('size_sample'));
      return element('label', { class: `swatch ${theme}` }, radios[at] ?? null, sample, element('span', { class: 'swatch-name' }, wording.text(THEME_LABELS[theme])));
    });
    const box = element('div', { class: 'themes', role: 'radiogroup', 'aria-label': wording.text('theme') }, ...tiles);
    const update = (): void => {
      const { theme, custom } = look.preferences;
      for (const radio of radios) radio.checked = radio.value === theme;
      const own = box.querySelector<HTMLElement>('.tile[data-theme="custom"]');
      for (const name of ['ground', 'ink', 'link'] as const) own?.style.setProperty(`--custom-${name}`, custom[name]);
    };
    update();
    return this.add({ box, update });
  }

  /** The tile of the automatic theme: its light half and its dark half. */
  private buildPair(): HTMLElement {
    const { look, wording } = this.view;
    const halves = [element('span', {}, wording.text('size_sample')), element('span', {}, wording.text('size_sample'))] as const;
    const update = (): void => {
      halves[0].dataset['theme'] = look.preferences.light;
      halves[1].dataset['theme'] = look.preferences.dark;
    };
    update();
    return this.add({ box: element('span', { class: 'tile pair', 'aria-hidden': 'true' }, ...halves), update });
  }

  /** What belongs to a theme and is there while it is chosen. */
  private buildThemeDetails(): HTMLElement[] {
    const { look, wording } = this.view;
    const themeSelect = (label: MessageKey, name: 'light' | 'dark', themes: readonly Theme[]) =>
      this.add(buildSelect(wording.text(label), themes.map((theme) => ({ value: theme, label: wording.text(THEME_LABELS[theme]) })), {
        read: () => look.preferences[name],
        write: (theme) => look.change({ [name]: theme }),
      }));
    const pair = element('div', { class: 'theme-details' }, themeSelect('theme_by_day', 'light', LIGHT_THEMES), themeSelect('theme_by_night', 'dark', DARK_THEMES));
    const custom = buildCustomColours(this.view);
    const update = (): void => {
      pair.hidden = look.preferences.theme !== 'auto';
      custom.box.hidden = look.preferences.theme !== 'custom';
    };
    this.controls.push(custom, { box: pair, update });
    update();
    return [pair, custom.box];
  }

  /** Both fonts where the text is Han: Latin words in it have their own. */
  private buildFonts(): HTMLElement[] {
    if (this.view.look.script === 'latin') return this.buildFont('latin', 'font');
    return [...this.buildFont('han', 'font_han'), ...this.buildFont('latin', 'font_latin')];
  }

  private buildFont(script: Script, label: MessageKey): HTMLElement[] {
    const { look, wording } = this.view;
    const options = SCRIPT_FONTS[script].map((font) => ({ value: font, label: wording.text(FONT_LABELS[font]) }));
    const select = buildSelect(wording.text(label), options, {
      read: () => look.preferences[script].font,
      write: (font) => look.changeTypography({ font: font as Font }, script),
    });
    const name = element('input', { type: 'text', maxlength: 64, autocomplete: 'off', spellcheck: 'false', dir: 'auto' });
    const field = buildField(wording.text('font_name'), name);
    onTrusted(name, 'change', () => look.changeTypography({ installed: this.checkFontName(script, name.value.trim()) }, script));
    const update = (): void => {
      select.update();
      name.value = look.preferences[script].installed;
      field.hidden = look.preferences[script].font !== 'installed';
    };
    update();
    this.controls.push({ box: field, update });
    return [select.box, field];
  }

  /** What the schema lets through. */
  private checkFontName(script: Script, installed: string): string {
    return parsePreferences({ [script]: { installed } })[script].installed;
  }

  private stepper(name: StepName): HTMLElement {
    const { look, wording } = this.view;
    return this.add(buildStepper(wordStep(name, wording), STEPS[name], {
      read: () => look.typography[name],
      write: (step) => look.changeTypography({ [name]: step }),
    }));
  }

  private buildMore(): Child[] {
    const { article, look, lang, wording } = this.view;
    const tick = (label: MessageKey, name: 'indent' | 'justify' | 'hyphens') => this.add(buildCheckbox(wording.text(label), {
      read: () => look.typography[name],
      write: (value) => look.changeTypography({ [name]: value } as Partial<Typography>),
    }));
    const general = (label: MessageKey, name: 'images' | 'vertical' | 'digest' | 'lineFocus') => this.add(buildCheckbox(wording.text(label), {
      read: () => look.preferences[name],
      write: (value) => look.change({ [name]: value } as Partial<Preferences>),
    }));
    const lineFocus = general('line_focus', 'lineFocus');
    this.controls.push({ box: lineFocus, update: () => (lineFocus.hidden = isVertical(article)) });
    return [
      this.stepper('letter'), look.script === 'latin' ? this.stepper('word') : null, this.stepper('paragraph'),
      tick('indent', 'indent'), tick('justify', 'justify'), look.script === 'latin' ? tick('hyphens', 'hyphens') : null,
      canBeVertical(lang) ? general('vertical', 'vertical') : null, general('images', 'images'), lineFocus,
      this.view.doors.digest ? general('digest_switch', 'digest') : null,
    ];
  }

  /** What is chosen holds everywhere, unless the reader keeps it to this site. */
  private buildSiteSwitch(): HTMLElement | null {
    const { doors: { siteLook }, look, wording } = this.view;
    if (!siteLook) return null;
    const box = this.add(buildCheckbox(wording.text('look_site_only', siteLook.host), {
      read: () => siteLook.isOwn(),
      write: (isOwn) => siteLook.setOwn(isOwn, look.preferences),
    }));
    box.classList.add('site-only');
    return box;
  }

  /** What is lost can be brought back until something else is chosen. */
  private buildReset(): HTMLElement {
    const { look, wording } = this.view;
    const reset = element('button', { type: 'button', class: 'reset' }, wording.text('reset_look'));
    const undo = element('button', { type: 'button', class: 'reset', hidden: true }, wording.text('undo'));
    let before = look.preferences;
    onTrusted(reset, 'click', () => {
      before = look.preferences;
      look.change(keepHabits(DEFAULT_PREFERENCES, before));
      undo.hidden = isAlike(before, look.preferences);
    });
    onTrusted(undo, 'click', () => {
      look.change(keepHabits(before, look.preferences));
      reset.focus();
    });
    look.onChange((preferences) => {
      undo.hidden ||= !isAlike(preferences, keepHabits(DEFAULT_PREFERENCES, preferences));
    });
    return element('div', { class: 'resets' }, reset, undo);
  }
}

function isAlike(one: Preferences, other: Preferences): boolean {
  return JSON.stringify(parsePreferences(one)) === JSON.stringify(parsePreferences(other));
}
