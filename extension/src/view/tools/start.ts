// The second script of the view: panels and everything else that is not needed before the first line is read.
//
// Decides which tools there are, and that each is taken back when the view is left.

import type { OpenedView, Tools } from '../opened_view.ts';
import { guardLabels } from '../real_clicks.ts';
import accountStyle from '../style/account.css';
import { accountPanel } from './account_panel.ts';
import { Announcer } from './announcer.ts';
import { BundledFonts } from './bundled_fonts.ts';
import { addCopyButtons } from './code_copy.ts';
import { contentsPanel } from './contents.ts';
import { DigestView } from './digest.ts';
import { offerEmbeds } from './embeds.ts';
import { Footnotes } from './footnotes.ts';
import { helpPanel } from './help_panel.ts';
import { listenToKeys } from './keys.ts';
import { focusLines } from './line_focus.ts';
import { Lightbox } from './lightbox.ts';
import { planListenPanel } from './listen_panel.ts';
import { lookPanel } from './look_panel.ts';
import { offerOtherTexts } from './other_texts.ts';
import { Panels } from './panels.ts';
import { Speech } from './speech.ts';
import controls from './style/controls.css';
import digestStyle from './style/digest.css';
import panels from './style/panels.css';
import reading from './style/reading.css';
import { turnSideways } from './vertical.ts';
import { standInForImages } from './withheld_images.ts';

export function startTools(view: OpenedView): Tools {
  addStyles(view.root, [panels, controls, reading, digestStyle, accountStyle]);
  guardLabels(view.root.getRootNode());
  const announcer = new Announcer(view);
  const speech = new Speech(view, announcer);
  const fonts = new BundledFonts(view);
  const opened = new Panels(view, [contentsPanel, lookPanel, planListenPanel(speech), helpPanel, ...(view.reading.account.length > 0 ? [accountPanel] : [])]);
  addCopyButtons(view, announcer);
  offerEmbeds(view);
  offerOtherTexts(view);
  new Lightbox(view);
  standInForImages(view);
  new Footnotes(view, announcer);
  turnSideways(view);
  focusLines(view);
  const digest = new DigestView(view, announcer);
  const end = new AbortController();
  listenToKeys({ view, panels: opened, announcer, speech, digest }, end.signal);
  return {
    toggle: (name) => opened.toggle(name),
    disconnect() {
      end.abort();
      speech.disconnect();
      digest.disconnect();
      fonts.disconnect();
      announcer.disconnect();
    },
  };
}

/** Beside the sheets that the view has. */
function addStyles(root: HTMLElement, styles: readonly string[]): void {
  const tree = root.getRootNode() as ShadowRoot;
  const sheets = styles.map((style) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    return sheet;
  });
  tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, ...sheets];
}
