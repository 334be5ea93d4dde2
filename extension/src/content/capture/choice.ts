// A part of the page that the reader chose: what is selected, or one block.
//
// Decides which nodes belong to it, and cuts the texts at its ends. The head of the page always belongs: it knows the
// headline and the people. Never changes the selection.

/** How much of an element was chosen. */
export const enum Overlap {
  None,
  Part,
  Whole,
}

export class Choice {
  private constructor(private readonly ranges: readonly Range[]) {}

  /** Null where nothing is selected, or only in a form field. */
  static ofSelection(selection: Selection | null): Choice | null {
    if (!selection) return null;
    const ranges = Array.from({ length: selection.rangeCount }, (_, index) => selection.getRangeAt(index).cloneRange());
    const filled = ranges.filter((range) => !range.collapsed && range.toString().trim() !== '');
    return filled.length > 0 ? new Choice(filled) : null;
  }

  static ofElement(element: Element): Choice {
    const range = new Range();
    range.selectNode(element);
    return new Choice([range]);
  }

  findOverlap(node: Node): Overlap {
    const touching = this.ranges.filter((range) => range.intersectsNode(node));
    if (touching.length === 0) return Overlap.None;
    return touching.some((range) => holdsWhole(range, node)) ? Overlap.Whole : Overlap.Part;
  }

  /** The chosen part of a text. */
  cut(node: Node, text: string): string {
    const parts = this.ranges.filter((range) => range.intersectsNode(node)).map((range) => {
      const from = range.startContainer === node ? range.startOffset : 0;
      const to = range.endContainer === node ? range.endOffset : text.length;
      return text.slice(from, to);
    });
    return parts.join('');
  }
}

/** @param name the element's name */
export function findOverlap(choice: Choice | null, element: Element, name: string): Overlap {
  if (choice === null || name === 'head') return Overlap.Whole;
  return choice.findOverlap(element);
}

function holdsWhole(range: Range, node: Node): boolean {
  const own = new Range();
  own.selectNode(node);
  return range.compareBoundaryPoints(Range.START_TO_START, own) <= 0 && range.compareBoundaryPoints(Range.END_TO_END, own) >= 0;
}
