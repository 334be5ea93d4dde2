// The reading view in a frame of its own: the extension's view, whole and unchanged.
//
// Decides only how it fills the frame: not as a dialog, which would take the focus from the page around it, and without
// a way to leave while it is one pane of several. The frame's policy decides whether pictures may be asked for; the only
// other files that may be are the fonts beside it.

import type { Digest } from '../../extension/src/outcome.ts';
import { onTrusted } from '../../extension/src/view/element.ts';
import { createHost, placeHost } from '../../extension/src/view/host.ts';
import { parsePreferences } from '../../extension/src/view/preferences.ts';
import { fillReadingView } from '../../extension/src/view/reading_view.ts';
import { createViewSheets } from '../../extension/src/view/stylesheet.ts';
import faces from '../../extension/src/view/tools/faces.json';
import { startTools } from '../../extension/src/view/tools/start.ts';
import { type FrameNews, type FrameOrder, isOwn, type ShowReading } from './frame_protocol.ts';
import frameStyle from './view_frame.css';
import { createWords } from './words.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(frameStyle);
const host = createHost([...createViewSheets(), sheet]);
placeHost(host);

let takeBack = (): void => undefined;
/** What was asked for, by file: each is asked for once, and is there for later texts when the server is gone. */
const fonts = new Map<string, Promise<ArrayBuffer | null>>();
const digests = new Map<number, (digest: Digest | null) => void>();
let lastDigest = 0;

addEventListener('message', (event: MessageEvent<FrameOrder>) => {
  if (!isOwn(event, parent)) return;
  const { data } = event;
  switch (data.kind) {
    case 'show':
      show(data);
      return;
    case 'digested':
      digests.get(data.number)?.(data.digest);
      digests.delete(data.number);
  }
});
// The host lets no key out; where nothing has the focus, none comes in.
onTrusted(host.root, 'keydown', leave);
addEventListener('keydown', leave);
tell({ kind: 'ready' });
// Any sample can then be shown in the usual font when the server is gone.
const usual = parsePreferences(undefined).latin.font;
for (const { font, file } of faces) if (font === usual) void loadFont(file);

function leave(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
  // What is open above the text goes first.
  if (!host.root.querySelector(':popover-open, dialog[open]')) tell({ kind: 'exit' });
}

function show({ reading, language, address, preferences, isExpanded }: ShowReading): void {
  takeBack();
  const words = createWords(language);
  const root = document.createElement('main');
  const view = fillReadingView(root, reading, {
    wording: words.view,
    address,
    preferences: parsePreferences(preferences),
    onPreferences: (chosen) => tell({ kind: 'preferences', preferences: chosen }),
    doors: { exit: () => tell({ kind: 'exit' }), loadFont, digest: askDigest },
    loadTools: async () => startTools,
  });
  root.classList.toggle('pane', !isExpanded);
  host.root.replaceChildren(root);
  document.title = view.title;
  document.documentElement.lang = words.view.locale;
  takeBack = () => view.disconnect();
}

/** A file beside this page; where there is no server any more, the system's own fonts stay. */
function loadFont(file: string): Promise<ArrayBuffer | null> {
  const known = fonts.get(file) ?? fetchFont(file);
  fonts.set(file, known);
  return known;
}

async function fetchFont(file: string): Promise<ArrayBuffer | null> {
  try {
    const answer = await fetch(`fonts/${file}`);
    return answer.ok ? await answer.arrayBuffer() : null;
  } catch {
    return null;
  }
}

function askDigest(): Promise<Digest | null> {
  lastDigest += 1;
  const number = lastDigest;
  return new Promise((resolve) => {
    digests.set(number, resolve);
    tell({ kind: 'digest', number });
  });
}

function tell(news: FrameNews): void {
  parent.postMessage(news, location.origin);
}
