// The second script of the view: panels and everything else that is not needed before the first line is read.
//
// Decides which tools there are, and that each is taken back when the view is left.

import type { OpenedView, Tools } from '../opened_view.ts';
import { contentsPanel } from './contents.ts';
import { type PanelPlan, Panels } from './panels.ts';
import panelStyle from './style/panels.css';

const PLANS: readonly PanelPlan[] = [contentsPanel];

export function startTools(view: OpenedView): Tools {
  addStyle(view.root, panelStyle);
  const panels = new Panels(view, PLANS);
  return {
    toggle: (name) => panels.toggle(name),
    disconnect: () => undefined,
  };
}

/** Beside the sheets that the view has. */
function addStyle(root: HTMLElement, style: string): void {
  const tree = root.getRootNode() as ShadowRoot;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, sheet];
}
