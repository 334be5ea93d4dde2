// The letters of a text, to compare what two doors say without regard to marks, bullets and spaces.

const LETTERS = /[^\p{L}\p{N}]+/gu;

export const lettersOf = (text) => text.replace(LETTERS, '');

/** The letters of a reading's blocks, without ruby readings and the senders of messages. */
export function lettersOfBlocks(blocks) {
  const words = [];
  const visit = (value) => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (value !== null && typeof value === 'object') visitNode(value);
  };
  const visitNode = (node) => {
    if (node.kind === 'text' || (node.kind === 'code' && typeof node.text === 'string')) words.push(node.text);
    else if (node.kind === 'ruby') words.push(node.base);
    // One without a name is called by its host.
    else if (node.kind === 'embed') words.push(node.poster ? '' : (node.title ?? new URL(node.url).hostname.replace(/^www\./, '')));
    // Captions of figures stand after their pictures, those of tables before their rows.
    else Object.values(node).forEach(visit);
  };
  visit(blocks);
  return lettersOf(words.join(' '));
}

/** The letters of markup that the core's writer made. */
export function lettersOfMarkup(html) {
  const text = html.replace(/<[^>]*>/g, ' ').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&nbsp;', ' ').replaceAll('&amp;', '&');
  return lettersOf(text);
}
