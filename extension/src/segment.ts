// Where words end in text without spaces, as the browser's own dictionary cuts it.
//
// Decides nothing about words; a language that the browser does not know is cut by the rules of its own.

/** The places where words end, in UTF-16 units. */
export type Segment = (text: string) => Uint32Array;

/** For what is no language tag, one that cuts by the browser's own rules. */
export function createSegmenter(lang: string, granularity: 'word' | 'sentence'): Intl.Segmenter {
  try {
    return new Intl.Segmenter(lang, { granularity });
  } catch {
    return new Intl.Segmenter(undefined, { granularity });
  }
}

export function createSegment(lang: string): Segment {
  return (text) => {
    const segmenter = createSegmenter(lang, 'word');
    return Uint32Array.from(segmenter.segment(text), ({ index, segment }) => index + segment.length);
  };
}
