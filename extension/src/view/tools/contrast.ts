// How well one colour is read on another: the ratio of WCAG 2.
//
// Decides nothing about colours; whoever asks knows what is enough.

/** What text needs on its ground. */
export const ENOUGH_RATIO = 4.5;

/** From 1 to 21, for two colours like `#1e1c19`. */
export function measureContrast(one: string, other: string): number {
  const [darker, lighter] = [measureLuminance(one), measureLuminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function measureLuminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => linearize(Number.parseInt(colour.slice(at, at + 2), 16) / 255)) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linearize(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
