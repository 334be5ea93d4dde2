// The reading view in a frame of its own: the extension's view, whole and unchanged.
//
// Decides only how it fills the frame: not as a dialog, which would take the focus from the page around it, and without
// a way to leave while it is one pane of several. The frame's policy decides whether pictures may be asked for; the only
// other files that may be are the fonts beside it.

import { addPunctuation } from '../../extension/src/view/punctuation.ts';
import { createHost, placeHost } from '../../extension/src/view/host.ts';
import { parsePreferences } from '../../extension/src/view/preferences.ts';
import { fillReadingView } from '../../extension/src/view/reading_view.ts';
import { createViewSheets } from '../../extension/src/view/stylesheet.ts';
import { startTools } from '../../extension/src/view/tools/start.ts';
import { type FrameNews, isOwn, type ShowReading } from './frame_protocol.ts';
import frameStyle from './view_frame.css';
import { createWords } from './words.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(frameStyle);
const host = createHost([...createViewSheets(), sheet]);
placeHost(host);

let takeBack = (): void => undefined;

addEventListener('message', (event: MessageEvent<ShowReading>) => {
  if (isOwn(event, parent) && event.data.kind === 'show') show(event.data);
});
addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.isComposing) tell({ kind: 'exit' });
});
tell({ kind: 'ready' });

function show({ reading, language, address, preferences, isExpanded }: ShowReading): void {
  takeBack();
  const words = createWords(language);
  const root = document.createElement('main');
  const view = fillReadingView(root, reading, {
    wording: words.view,
    address,
    preferences: parsePreferences(preferences),
    onPreferences: (chosen) => tell({ kind: 'preferences', preferences: chosen }),
    doors: { exit: () => tell({ kind: 'exit' }), loadFont },
    loadTools: async () => startTools,
  });
  root.classList.toggle('pane', !isExpanded);
  const removePunctuation = addPunctuation(reading.metadata.lang ?? '');
  host.root.replaceChildren(root);
  document.title = view.title;
  document.documentElement.lang = words.view.locale;
  takeBack = () => {
    view.disconnect();
    removePunctuation();
  };
}

/** A file beside this page; where there is no server any more, the system's own fonts stay. */
async function loadFont(file: string): Promise<ArrayBuffer | null> {
  try {
    const answer = await fetch(`fonts/${file}`);
    return answer.ok ? await answer.arrayBuffer() : null;
  } catch {
    return null;
  }
}

function tell(news: FrameNews): void {
  parent.postMessage(news, location.origin);
}
