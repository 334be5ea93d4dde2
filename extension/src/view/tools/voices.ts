// The voices that a text can be read by.
//
// Decides which voice is taken without a choice: of the language and region, on this device. A voice that would send the
// text to a server is offered, said to be one, and never taken unasked.

/** What the browser has by now. */
export function listVoices(): SpeechSynthesisVoice[] {
  return 'speechSynthesis' in globalThis ? speechSynthesis.getVoices() : [];
}

/** Calls whenever the browser has found voices or lost some, however late, until the signal. */
export function watchVoices(onChange: () => void, signal: AbortSignal): void {
  if ('speechSynthesis' in globalThis) speechSynthesis.addEventListener('voiceschanged', onChange, { signal });
}

/** The voices of a language, the best first. */
export function sortVoices(voices: readonly SpeechSynthesisVoice[], lang: string): SpeechSynthesisVoice[] {
  const wanted = normalize(lang);
  const rank = (voice: SpeechSynthesisVoice): number =>
    (voice.localService ? 0 : 4) + (normalize(voice.lang) === wanted ? 0 : 2) + (voice.default ? 0 : 1);
  return voices.filter((voice) => languageOf(voice.lang) === languageOf(lang)).sort((a, b) => rank(a) - rank(b));
}

/** What to look for a voice in where a text does not tell its language. */
export function speakableLanguage(lang: string, fallback: string): string {
  return languageOf(lang) === 'und' ? fallback : lang;
}

/** Null where no voice of this device speaks the language, and none was chosen. */
export function chooseVoice(voices: readonly SpeechSynthesisVoice[], lang: string, chosen: string | undefined): SpeechSynthesisVoice | null {
  const sorted = sortVoices(voices, lang);
  return sorted.find((voice) => voice.voiceURI === chosen) ?? sorted.find((voice) => voice.localService) ?? null;
}

export function languageOf(tag: string): string {
  return normalize(tag).split('-')[0] ?? '';
}

/** Old and new names of languages, and those that one voice reads. */
const SAME: Readonly<Record<string, string>> = { cmn: 'zh', yue: 'zh', nb: 'no', nn: 'no', iw: 'he', in: 'id', ji: 'yi', jw: 'jv', tl: 'fil', mo: 'ro', sh: 'sr' };

/** Systems write `zh_CN`, `cmn-CN` and `zh-Hans-CN` for the same. */
function normalize(tag: string): string {
  return tag.replaceAll('_', '-').toLowerCase().replace(/^yue$/, 'zh-hk').replace(/^[a-z]+/, (name) => SAME[name] ?? name)
    .replace(/^zh-hans(-cn)?$/, 'zh-cn').replace(/^zh-hant(-tw)?$/, 'zh-tw');
}
