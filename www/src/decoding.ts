// Bytes of a file to markup: which encoding it is in, with the decoders that the browser has.
//
// Order: byte order mark; the escapes of ISO-2022-JP; valid UTF-8; the first `charset=` that the bytes are valid in; the
// encodings of East Asia by trial, the one that yields the most everyday characters; Cyrillic or Latin. Pages lie: one in
// GBK may say `utf-8` first and `gb2312` after it.
// Never guesses at what is no text: that is named and refused.

export type Decoded =
  | { kind: 'markup'; markup: string; encoding: string }
  | { kind: 'empty' }
  | { kind: 'not_text'; format: string | null };

const META_BYTES = 4096;
const TRIALS = ['gb18030', 'shift_jis', 'euc-jp', 'big5', 'euc-kr'] as const;
/** How ISO-2022-JP, which is ASCII to the eye, turns to Japanese. */
const JAPANESE_ESCAPE = /\x1b(?:\$[@B]|\([IJ])/;
/** What files that are no markup begin with. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ['%PDF-', 'PDF'], ['\x89PNG', 'PNG'], ['\xff\xd8\xff', 'JPEG'], ['GIF8', 'GIF'], ['RIFF', 'RIFF'], ['PK\x03\x04', 'ZIP'],
  ['\x1f\x8b', 'gzip'], ['\x7fELF', 'ELF'], ['MZ', 'EXE'], ['\0asm', 'WebAssembly'], ['OggS', 'Ogg'], ['ID3', 'MP3'],
  ['\xd0\xcf\x11\xe0', 'OLE'], ['7z\xbc\xaf', '7z'], ['SQLite format 3', 'SQLite'],
];
const MARKS: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'], [[0xfe, 0xff], 'utf-16be'], [[0xff, 0xfe], 'utf-16le'],
];
const KANA_OR_HANGUL = /[\u3041-\u30fc\uac00-\ud7a3]/;
/** The most frequent characters of Chinese in both its forms and of Japanese, and the punctuation that they share. */
const EVERYDAY: ReadonlySet<string> = new Set(
  '的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手'
  + '用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种全工己话向情部正名定问力机给等几业最间新什'
  + '這個來國說們為時會過學對後麼還發當無開見經頭長動兩樣現將與進實點種話問機給業間新電關車東書氣體員場報區號總統'
  + '者合社日本年月人間目言気円町村山川田語店駅円第議選手戦今回 、。，「」（）《》：；！？“”…',
);
/** Right decoders reach a third and more on news and on stories, wrong ones stay below a tenth. */
const LEAST_EVERYDAY_SHARE = 0.15;
/** A file with more zeros than one in this many bytes is no text. */
const BYTES_PER_ZERO = 20;
/** A text with more errors than one in this many bytes is in another encoding. */
const BYTES_PER_ERROR = 200;

export function decodePage(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { kind: 'empty' };
  const mark = MARKS.find(([first]) => first.every((byte, at) => bytes[at] === byte));
  if (mark) return found(mark[1], bytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, META_BYTES));
  const signature = SIGNATURES.find(([first]) => startsAs(bytes, first));
  if (signature) return { kind: 'not_text', format: signature[1] };
  const zeros = bytes.subarray(0, META_BYTES).reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  if (zeros * BYTES_PER_ZERO > Math.min(bytes.length, META_BYTES)) return { kind: 'not_text', format: null };
  if (JAPANESE_ESCAPE.test(head)) return found('iso-2022-jp', bytes);
  if (isValid('utf-8', bytes)) return found('utf-8', bytes);
  for (const label of declaredEncodings(head)) {
    if (countErrors(decodeAs(label, bytes)) * BYTES_PER_ERROR <= bytes.length) return found(label, bytes);
  }
  return decodeByTrial(bytes);
}

function found(label: string, bytes: Uint8Array): Decoded {
  const decoder = new TextDecoder(label);
  return { kind: 'markup', markup: decoder.decode(bytes), encoding: decoder.encoding };
}

/** By code and not as latin1 text, which is windows-1252 to a browser and has other characters at 0x80. */
function startsAs(bytes: Uint8Array, first: string): boolean {
  return [...first].every((character, at) => bytes[at] === character.charCodeAt(0));
}

function isValid(label: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function declaredEncodings(head: string): string[] {
  const labels = [...head.matchAll(/charset\s*=\s*["']?\s*([\w:-]+)/gi)].map(([, label]) => label ?? '');
  return labels.filter((label) => {
    try {
      new TextDecoder(label);
      return true;
    } catch {
      return false;
    }
  });
}

function decodeAs(label: string, bytes: Uint8Array): string {
  return new TextDecoder(label).decode(bytes);
}

/** Replaced bytes, and characters of private use: what a wrong East Asian encoding yields. */
function countErrors(text: string): number {
  let errors = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff)) errors += 1;
  }
  return errors;
}

function decodeByTrial(bytes: Uint8Array): Decoded {
  const trials = TRIALS.map((label) => ({ label, text: decodeAs(label, bytes) }));
  const valid = trials.filter(({ text }) => countErrors(text) * BYTES_PER_ERROR <= bytes.length);
  const weighed = valid.map(({ label, text }) => ({ label, share: measureEveryday(text) }));
  const best = weighed.reduce<{ label: string; share: number } | null>((a, b) => (a === null || b.share > a.share ? b : a), null);
  if (best !== null && best.share >= LEAST_EVERYDAY_SHARE) return found(best.label, bytes);
  const cyrillic = decodeAs('windows-1251', bytes);
  const letters = cyrillic.match(/[а-я]/g)?.length ?? 0;
  return found(letters * 8 > bytes.length ? 'windows-1251' : 'windows-1252', bytes);
}

/** The share of everyday characters among those beyond ASCII: a wrong decoder yields rare ones. */
function measureEveryday(text: string): number {
  let everyday = 0;
  let all = 0;
  for (const character of text) {
    if (character < '\u0080') continue;
    all += 1;
    if (KANA_OR_HANGUL.test(character) || EVERYDAY.has(character)) everyday += 1;
  }
  return all === 0 ? 0 : everyday / all;
}
