// What the core is asked for pages: a reading, or a file to keep.
//
// Decides how words and bytes are packed and unpacked, and in what form a file goes back: as the request came.

import { parseBase64, parseBase64Words, writeBase64 } from '../base64.ts';
import type { Bytes, ExportAnswer, HideAnswer, ReadAnswer, Request, Words } from '../protocol.ts';
import { askCore } from './core.ts';

type Asked<Kind extends Request['kind']> = Extract<Request, { kind: Kind }>;

const BROKEN = { kind: 'failure', failure: 'snapshot' } as const;

export async function readPage({ records, strings }: Asked<'read'>): Promise<ReadAnswer> {
  const words = unpackWords(records);
  if (words === null) return BROKEN;
  const asked = await askCore((core) => core.readSnapshot(words, strings));
  return asked.kind === 'answer' ? { kind: 'outcome', outcome: asked.answer } : asked;
}

export async function listHidden({ scope, level, records, strings, inUse, listed }: Asked<'hide_list'>): Promise<HideAnswer> {
  const words = unpackWords(records);
  const used = unpackWords(inUse);
  if (words === null || used === null) return BROKEN;
  const asked = await askCore((core) => {
    const live = new core.LivePage(used);
    for (const { elements, list, selector } of listed) live.list(Uint32Array.from(elements), list, selector);
    const list = scope === 'page' ? core.declutterSnapshot(words, strings, level, live) : core.findAds(words, strings, live);
    live.free();
    return list;
  });
  return asked.kind === 'answer' ? { kind: 'hide_list', list: asked.answer } : asked;
}

export async function exportPage({ records, strings, format, pictures }: Asked<'export'>): Promise<ExportAnswer> {
  const words = unpackWords(records);
  const bytes = unpackBytes(pictures.bytes);
  if (words === null || bytes === null) return BROKEN;
  const lengths = Uint32Array.from(pictures.lengths);
  const asked = await askCore((core) => {
    const file = core.exportSnapshot(words, strings, format, pictures.addresses, lengths, bytes);
    const { name, mediaType, bytes: content } = file;
    file.free();
    return { name, mediaType, content };
  });
  if (asked.kind === 'failure') return asked;
  const { name, mediaType, content } = asked.answer;
  return { kind: 'file', name, mediaType, bytes: typeof records === 'string' ? writeBase64(content) : content };
}

export function unpackWords(words: Words): Uint32Array | null {
  return typeof words === 'string' ? parseBase64Words(words) : words;
}

function unpackBytes(bytes: Bytes): Uint8Array | null {
  return typeof bytes === 'string' ? parseBase64(bytes) : bytes;
}
