// Version, licences, and whether the core works here.
//
// Decides what the self-test tries: the whole way of a text of our own through the background and the core.

import { greet, requestReading } from '../content/background_link.ts';
import { buildButton, buildSection } from '../pages/frame.ts';
import { captureSample, SAMPLES } from '../samples.ts';
import { element } from '../view/element.ts';
import { formatNumber, type Wording } from '../view/wording.ts';
import type { Options } from './main.ts';

/** The fonts that ship, and the files that their licences are in. */
const FONTS = [
  ['Literata', 'literata'], ['Atkinson Hyperlegible Next', 'atkinson-hyperlegible-next'], ['OpenDyslexic', 'opendyslexic'],
] as const;

export function buildAbout({ wording }: Options): HTMLElement {
  const result = element('p', { class: 'fact', role: 'status' });
  const test = async () => {
    result.textContent = wording.text('self_test_running');
    result.textContent = await runSelfTest(wording).catch(() => wording.text('self_test_failed'));
  };
  return buildSection(
    'about', wording.text('options_about'),
    element('p', {}, wording.text('about_version', chrome.runtime.getManifest().version)),
    element('p', { class: 'note' }, wording.text('about_licence')),
    element('p', { class: 'note' }, wording.text('about_fonts'), ' ', ...FONTS.flatMap(([name, file], at) => [at === 0 ? '' : ' · ', element('a', { href: `fonts/LICENSE-${file}.txt` }, element('bdi', {}, name))])),
    element('p', { class: 'note' }, wording.text('about_words'), ' ', element('a', { href: 'digest/NOTICE.md' }, element('bdi', {}, 'NOTICE'))),
    buildButton(wording.text('self_test'), () => void test()),
    result,
  );
}

async function runSelfTest(wording: Wording): Promise<string> {
  const started = performance.now();
  const greeting = await greet();
  for (const sample of SAMPLES) {
    const answer = await requestReading(captureSample(sample), greeting);
    const isRight = answer.kind === 'outcome' && answer.outcome.outcome === 'article' &&
      answer.outcome.metadata.title === sample.title && answer.outcome.blocks.length === sample.paragraphs.length;
    if (!isRight) return wording.text('self_test_failed');
  }
  return wording.text('self_test_passed', formatNumber(wording, Math.round(performance.now() - started)));
}
