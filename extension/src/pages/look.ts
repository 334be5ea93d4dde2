// The look of the view as a form: what the options and the first page let the reader choose.
//
// Decides what stands open and what is folded; each choice is told at once. The controls of the folded part are those of
// the view's own panel.

import { element } from '../view/element.ts';
import { FONT_LABELS, THEME_LABELS, wordStep } from '../view/look_labels.ts';
import {
  clampStep, DARK_THEMES, type Font, LIGHT_THEMES, type Preferences, type Script, SCRIPT_FONTS, SCRIPTS, type StepName, STEPS, type Theme, THEMES,
  type Typography,
} from '../view/preferences.ts';
import { guardLabels } from '../view/real_clicks.ts';
import { buildCheckbox, buildSelect, buildStepper, type Control, type Value } from '../view/tools/controls.ts';
import { buildCustomColours } from '../view/tools/custom_colours.ts';
import type { MessageKey, Wording } from '../view/wording.ts';

const SCRIPT_LABELS: Record<Script, { font: MessageKey; more: MessageKey }> = {
  latin: { font: 'font_latin', more: 'more_latin' }, han: { font: 'font_han', more: 'more_han' },
};

/** @param prefix tells the controls of several forms of one page apart */
export function buildLook(
  preferences: Preferences, wording: Wording, choose: (preferences: Preferences) => void, prefix = '',
): HTMLElement {
  const form = new LookForm(preferences, wording, choose, prefix);
  return element('div', { class: 'look' }, ...form.buildUsual());
}

/** All that can be chosen. */
export function buildWholeLook(
  preferences: Preferences, wording: Wording, choose: (preferences: Preferences) => void, prefix = '',
): HTMLElement {
  const form = new LookForm(preferences, wording, choose, prefix, true);
  return element('div', { class: 'look' }, ...form.buildUsual(), ...form.buildRest());
}

class LookForm {
  private readonly controls: Control[] = [];

  constructor(
    private current: Preferences, private readonly wording: Wording, private readonly choose: (preferences: Preferences) => void,
    private readonly prefix: string, private readonly isWhole = false,
  ) {}

  buildUsual(): HTMLElement[] {
    // Colours and fonts of one's own are only kept where they are in use.
    const themes = THEMES.filter((theme) => theme !== 'custom' || this.isWhole || theme === this.current.theme);
    return [
      this.buildChoices('theme', 'theme', themes, THEME_LABELS, this.current.theme, (theme) => this.change({ theme })),
      ...(this.isWhole ? this.buildThemeDetails() : []),
      ...SCRIPTS.map((script) => {
        const { font: chosen } = this.current[script];
        const fonts = SCRIPT_FONTS[script].filter((font) => font !== 'installed' || font === chosen);
        return this.buildChoices(`${script}-font`, SCRIPT_LABELS[script].font, fonts, FONT_LABELS, chosen, (font: Font) => this.changeScript(script, { font }));
      }),
      this.stepper('size', SCRIPTS),
    ];
  }

  buildRest(): HTMLElement[] {
    const flag = (label: MessageKey, name: 'images' | 'digest' | 'lineFocus' | 'vertical') =>
      this.tick(label, { read: () => this.current[name], write: (isOn) => this.change({ [name]: isOn }) });
    return [
      ...SCRIPTS.map((script) => this.buildScript(script)),
      flag('digest_switch', 'digest'), flag('images', 'images'), flag('line_focus', 'lineFocus'), flag('vertical', 'vertical'),
    ];
  }

  /** What belongs to a theme, and is there while it is chosen. */
  private buildThemeDetails(): HTMLElement[] {
    const select = (label: MessageKey, name: 'light' | 'dark', themes: readonly Theme[]) => {
      const options = themes.map((theme) => ({ value: theme, label: this.wording.text(THEME_LABELS[theme]) }));
      return buildSelect(this.wording.text(label), options, { read: () => this.current[name], write: (theme) => this.change({ [name]: theme }) }).box;
    };
    const pair = element('div', {}, select('theme_by_day', 'light', LIGHT_THEMES), select('theme_by_night', 'dark', DARK_THEMES));
    const now = () => this.current;
    const look = { get preferences() { return now(); }, change: (change: Partial<Preferences>) => this.change(change) };
    const colours = buildCustomColours({ wording: this.wording, look });
    this.add({
      box: pair,
      update: () => {
        pair.hidden = this.current.theme !== 'auto';
        colours.box.hidden = this.current.theme !== 'custom';
        colours.update();
      },
    });
    return [pair, colours.box];
  }

  private buildScript(script: Script): HTMLElement {
    const isLatin = script === 'latin';
    const steps: readonly StepName[] = ['line', 'measure', 'letter', ...(isLatin ? (['word'] as const) : []), 'paragraph'];
    const ticks = ['indent', 'justify', ...(isLatin ? (['hyphens'] as const) : [])] as const;
    return element(
      'details', {}, element('summary', {}, this.wording.text(SCRIPT_LABELS[script].more)),
      ...steps.map((name) => this.stepper(name, [script])),
      ...ticks.map((name) => this.tick(name, { read: () => this.current[script][name], write: (isOn) => this.changeScript(script, { [name]: isOn }) })),
    );
  }

  /** One step for all these scripts. */
  private stepper(name: StepName, scripts: readonly Script[]): HTMLElement {
    return this.add(buildStepper(wordStep(name, this.wording), STEPS[name], {
      read: () => this.current[scripts[0] ?? 'latin'][name],
      write: (step) => {
        const by = step - this.current[scripts[0] ?? 'latin'][name];
        const changed = scripts.map((script) => [script, { ...this.current[script], [name]: clampStep(name, this.current[script][name] + by) }]);
        this.change(Object.fromEntries(changed) as Partial<Preferences>);
      },
    }));
  }

  private tick(label: MessageKey, value: Value<boolean>): HTMLElement {
    const control = buildCheckbox(this.wording.text(label), value);
    guardLabels(control.box);
    return this.add(control);
  }

  private buildChoices<Kind extends string>(
    name: string, label: MessageKey, values: readonly Kind[], labels: Record<Kind, MessageKey>, chosen: Kind, choose: (value: Kind) => void,
  ): HTMLElement {
    const choices = values.map((value) => {
      const radio = element('input', { type: 'radio', name: `${this.prefix}${name}`, value });
      radio.checked = value === chosen;
      radio.addEventListener('change', () => choose(value));
      return element('label', {}, radio, element('span', {}, this.wording.text(labels[value])));
    });
    return element('fieldset', { class: 'choices' }, element('legend', {}, this.wording.text(label)), ...choices);
  }

  private add(control: Control): HTMLElement {
    this.controls.push(control);
    control.update();
    return control.box;
  }

  private changeScript(script: Script, part: Partial<Typography>): void {
    this.change({ [script]: { ...this.current[script], ...part } });
  }

  private change(part: Partial<Preferences>): void {
    this.current = { ...this.current, ...part };
    for (const control of this.controls) control.update();
    this.choose(this.current);
  }
}
