// What an article is about: the core, the browser's own segmenter and the word list of the language brought together.
//
// Decides which list belongs to a language. A list that is not there is done without.

import type { DigestAnswer, Request } from '../protocol.ts';
import { createSegment } from '../segment.ts';
import { askCore } from './core.ts';
import { unpackWords } from './packing.ts';

export async function digestPage({ records, strings, lang }: Extract<Request, { kind: 'digest' }>): Promise<DigestAnswer> {
  const words = unpackWords(records);
  if (words === null) return { kind: 'failure', failure: 'snapshot' };
  const list = await loadList(lang);
  const asked = await askCore((core) => core.digestSnapshot(words, strings, createSegment(lang), list ?? undefined));
  return asked.kind === 'answer' ? { kind: 'digest', digest: asked.answer } : asked;
}

/** From the extension's own files. */
export async function loadList(lang: string): Promise<Uint8Array | null> {
  const [language = '', ...rest] = lang.split('-');
  const isTraditional = language === 'zh' && rest.some((part) => /^(hant|tw|hk|mo)$/i.test(part));
  try {
    const answer = await fetch(chrome.runtime.getURL(`digest/${isTraditional ? 'zh-Hant' : language}.bin`));
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
  } catch {
    return null;
  }
}
