// Where words end in text without spaces, as the browser's own dictionary cuts it.
//
// Decides nothing about words; a language that the browser does not know is cut by the rules of its own.

/** The places where words end, in UTF-16 units. */
export type Segment = (text: string) => Uint32Array;

export function createSegment(lang: string): Segment {
  return (text) => {
    const segmenter = new Intl.Segmenter(Intl.Segmenter.supportedLocalesOf(lang), { granularity: 'word' });
    return Uint32Array.from(segmenter.segment(text), ({ index, segment }) => index + segment.length);
  };
}
