// What a reader can choose about the view, and what it is until they do.
//
// Decides defaults and limits. This is the one schema: the view, its panels and the options page all read it. Every
// field is checked on its own, so that one broken value never spoils the others; a field that an older version did not
// know has its default. Numbers are steps from what suits the script of the text, so that zero is always right.

export const LIGHT_THEMES = ['paper', 'sepia', 'grey', 'green'] as const;
export const DARK_THEMES = ['dark', 'night', 'contrast'] as const;
export const THEMES = ['auto', ...LIGHT_THEMES, ...DARK_THEMES, 'custom'] as const;
export type Theme = (typeof THEMES)[number];

/** Latin stands for every script that is not Han, Kana or Hangul. */
export const SCRIPTS = ['latin', 'han'] as const;
export type Script = (typeof SCRIPTS)[number];

export const FONTS = ['serif', 'sans', 'legible', 'dyslexic', 'system', 'installed'] as const;
export type Font = (typeof FONTS)[number];
/** Nobody ships the faces of ten thousand characters: for Han texts there is what the system has. */
export const SCRIPT_FONTS: Readonly<Record<Script, readonly Font[]>> = {
  latin: FONTS,
  han: ['serif', 'sans', 'system', 'installed'],
};

/** Where steps end. */
export const STEPS = {
  size: { least: -4, most: 8 },
  line: { least: -3, most: 8 },
  measure: { least: -6, most: 5 },
  letter: { least: -2, most: 10 },
  word: { least: 0, most: 10 },
  paragraph: { least: -4, most: 6 },
} as const;
export type StepName = keyof typeof STEPS;

/** How fast is read aloud; 1 is the voice's own pace. */
export const SPEEDS: readonly number[] = [0.6, 0.8, 1, 1.2, 1.5, 1.8, 2.2];

/** A field: what it is until it is chosen, and what a stored value means; `undefined` where it means nothing. */
interface Field<Value> {
  readonly initial: Value;
  parse(stored: unknown): Value | undefined;
}
type Schema = Readonly<Record<string, Field<unknown>>>;
type Values<Fields extends Schema> = { [Name in keyof Fields]: Fields[Name] extends Field<infer Value> ? Value : never };

const FONT_NAME_MOST_CHARS = 64;
const COLOUR = /^#[0-9a-f]{6}$/;

function choice<Value extends string>(values: readonly Value[], initial: Value): Field<Value> {
  return { initial, parse: (stored) => values.find((one) => one === stored) };
}

function flag(initial: boolean): Field<boolean> {
  return { initial, parse: (stored) => (typeof stored === 'boolean' ? stored : undefined) };
}

function step(name: StepName): Field<number> {
  return { initial: 0, parse: (stored) => (Number.isFinite(stored) ? clampStep(name, Number(stored)) : undefined) };
}

/** The name of a font: it becomes a quoted string of a style, so nothing that could end one is let in. */
function fontName(): Field<string> {
  const isName = (stored: string) => stored.length <= FONT_NAME_MOST_CHARS && !/["\\<>{};\p{Cc}]/u.test(stored);
  return { initial: '', parse: (stored) => (typeof stored === 'string' && isName(stored) ? stored : undefined) };
}

function colour(initial: string): Field<string> {
  return { initial, parse: (stored) => (typeof stored === 'string' && COLOUR.test(stored) ? stored : undefined) };
}

function speed(): Field<number> {
  return { initial: 1, parse: (stored) => SPEEDS.find((one) => one === stored) };
}

/** Where a stored value is no valid field, its default stands; whoever asks is told. */
class Parser {
  isBroken = false;

  read<Fields extends Schema>(fields: Fields, stored: unknown): Values<Fields> {
    if (stored !== undefined && !isRecord(stored)) this.isBroken = true;
    const known = isRecord(stored) ? stored : {};
    const parsed = Object.entries(fields).map(([name, field]) => [name, this.readField(field, known[name])]);
    return { ...keepUnknown(known, fields), ...Object.fromEntries(parsed) } as Values<Fields>;
  }

  private readField(field: Field<unknown>, stored: unknown): unknown {
    if (stored === undefined) return field.initial;
    const value = field.parse(stored);
    if (value === undefined) this.isBroken = true;
    return value ?? field.initial;
  }
}

function isRecord(stored: unknown): stored is Record<string, unknown> {
  return typeof stored === 'object' && stored !== null && !Array.isArray(stored);
}

/** More than one choice can be. */
const MOST_UNKNOWN_CHARS = 2000;

/** What only a later version understands goes back into the storage as it came. */
export function keepUnknown(stored: Readonly<Record<string, unknown>>, known: object): Record<string, unknown> {
  const later = Object.entries(stored).filter(([name]) => !(name in known)).map(([name, value]) => [name, writeShort(value)] as const);
  return Object.fromEntries(later.flatMap(([name, text]) => (text === null ? [] : [[name, JSON.parse(text)]])));
}

/** Null for what no file of settings could hold. */
function writeShort(value: unknown): string | null {
  try {
    const text = JSON.stringify(value);
    return text.length <= MOST_UNKNOWN_CHARS ? text : null;
  } catch {
    return null;
  }
}

const typography = (script: Script) => ({
  font: choice(SCRIPT_FONTS[script], 'serif'),
  /** The name of the font where `font` is `installed`. */
  installed: fontName(),
  size: step('size'), line: step('line'), measure: step('measure'),
  letter: step('letter'), word: step('word'), paragraph: step('paragraph'),
  /** Paragraphs begin with two empty characters instead of a gap. */
  indent: flag(false), justify: flag(false), hyphens: flag(false),
});
const custom = { ground: colour('#fcfbf8'), ink: colour('#1e1c19'), link: colour('#0a55a3') };
const general = {
  theme: choice(THEMES, 'auto'),
  /** What automatic means by day and by night. */
  light: choice(LIGHT_THEMES, 'paper'), dark: choice(DARK_THEMES, 'dark'),
  images: flag(true),
  /** All but the lines where one reads is dimmed. */
  lineFocus: flag(false),
  /** Keywords and key sentences under the headline. */
  digest: flag(false),
  /** Columns from right to left, for Japanese and for Chinese in traditional characters. */
  vertical: flag(false),
  /** Whether single keys do something in the view. */
  keys: flag(true),
  /** How fast is read aloud. */
  speed: speed(),
};

export type Typography = Values<ReturnType<typeof typography>>;
export type Colours = Values<typeof custom>;
export type Preferences = Values<typeof general> & {
  latin: Typography;
  han: Typography;
  custom: Colours;
  /** The chosen voice of each language, by its address. */
  voices: Readonly<Record<string, string>>;
};

/** @param tellBroken called where something stored could not be understood and is the default now */
export function parsePreferences(stored: unknown, tellBroken: () => void = () => undefined): Preferences {
  const parser = new Parser();
  const known = isRecord(stored) ? stored : {};
  const preferences = {
    ...parser.read(general, stored),
    latin: parser.read(typography('latin'), known['latin']),
    han: parser.read(typography('han'), known['han']),
    custom: parser.read(custom, known['custom']),
    voices: parseVoices(known['voices']),
  };
  if (parser.isBroken || !isVoices(known['voices'])) tellBroken();
  return preferences;
}

const MOST_VOICES = 40;

function isVoices(stored: unknown): boolean {
  return stored === undefined || (isRecord(stored) && Object.values(stored).every((voice) => typeof voice === 'string'));
}

function parseVoices(stored: unknown): Record<string, string> {
  const entries = isRecord(stored) ? Object.entries(stored) : [];
  const voices = entries.filter(([, voice]) => typeof voice === 'string') as [string, string][];
  return Object.fromEntries(voices.slice(0, MOST_VOICES));
}

export const DEFAULT_PREFERENCES: Preferences = parsePreferences(undefined);

/** A look with what is none of it, how one reads: that of other preferences. */
export function keepHabits(look: Preferences, { keys, speed, voices }: Preferences): Preferences {
  return { ...look, keys, speed, voices };
}

export function clampStep(name: StepName, value: number): number {
  return Math.min(STEPS[name].most, Math.max(STEPS[name].least, Math.round(value)));
}

/** Each step is a tenth: eight steps are more than double, which covers the 200 % that everyone must be able to reach. */
const SIZE_RATIO = 1.1;

/** The size of a step, as a part of the size that suits the script. */
export function scaleOf(step: number): number {
  return SIZE_RATIO ** step;
}

/** Which typography a text takes. */
export function scriptOf(lang: string): Script {
  return /^(zh|ja|ko|yue|wuu)\b/i.test(lang) ? 'han' : 'latin';
}
