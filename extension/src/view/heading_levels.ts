// The levels of headings as the view shows them: each one step below the heading it stands under.
//
// Decides only the steps: a page that goes from its headline to small headings leaves none out here, so that who goes
// from heading to heading by a screen reader, or looks at the contents, finds every step taken.

type Level = 2 | 3 | 4 | 5 | 6;
const LOWEST = 6;

export class HeadingLevels {
  /** The page's levels of the headings that the last one stands under, itself included. */
  private readonly open: number[] = [];

  constructor(private readonly highest: number) {}

  /** @param level as the page has it */
  next(level: number): Level {
    while ((this.open.at(-1) ?? 0) >= level) this.open.pop();
    this.open.push(level);
    return Math.min(LOWEST, this.highest + this.open.length - 1) as Level;
  }
}
