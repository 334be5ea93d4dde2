// How words and bytes of a message are unpacked.
//
// Decides nothing: null for what is not what it says it is.

import { parseBase64, parseBase64Words } from '../base64.ts';
import type { Bytes, Words } from '../protocol.ts';

export function unpackWords(words: Words): Uint32Array | null {
  return typeof words === 'string' ? parseBase64Words(words) : words;
}

export function unpackBytes(bytes: Bytes): Uint8Array | null {
  return typeof bytes === 'string' ? parseBase64(bytes) : bytes;
}
