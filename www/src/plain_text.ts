// Text without a tag, as a page: people paste articles as often as sources.
//
// Decides what counts as markup, and that each line is a paragraph. Never changes the words.

const MARKUP = /<(?:!doctype|!--|\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>)/i;
/** A first line longer than this is no headline, in characters. */
const HEADLINE_CHARS = 80;

export function isMarkup(text: string): boolean {
  return MARKUP.test(text);
}

export function markUpText(text: string): string {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '').map(escape);
  const [first = '', ...others] = lines;
  const hasHeadline = others.length > 0 && first.trim().length <= HEADLINE_CHARS;
  const paragraphs = (hasHeadline ? others : lines).map((line) => `<p>${line}</p>`).join('\n');
  return `<!doctype html>${hasHeadline ? `<title>${first.trim()}</title><h1>${first}</h1>` : ''}\n${paragraphs}`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
