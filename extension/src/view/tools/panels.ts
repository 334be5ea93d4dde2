// Panels: what opens from a button of the bar, over the text and beside it, without stopping anybody from reading on.
//
// Decides how all of them behave: one at a time, Esc closes the panel before it closes the view, a click beside it closes
// it too, the focus moves in and goes back. The browser's own popovers do most of this. A panel is made when it is first
// opened. To add one: a name in `opened_view.ts`, a button in `bar.ts`, a file here and a line in `start.ts`.

import { element, icon, onTrusted } from '../element.ts';
import type { OpenedView, PanelName } from '../opened_view.ts';
import type { MessageKey } from '../wording.ts';
import { moveFocusIn, returnFocus } from './panel_focus.ts';

const CROSS = 'M5 5l10 10M15 5L5 15';

/** What a panel is, before it is made. */
export interface PanelPlan {
  name: PanelName;
  title: MessageKey;
  build(view: OpenedView): PanelBody;
}

export interface PanelBody {
  content: Node[];
  /** Where the focus goes; without it, to the first control. */
  focus?(): HTMLElement | null;
  opened?(): void;
  closed?(): void;
}

export class Panels {
  private readonly panels: ReadonlyMap<PanelName, Panel>;

  constructor(view: OpenedView, plans: readonly PanelPlan[]) {
    this.panels = new Map(plans.map((plan) => [plan.name, new Panel(view, plan)]));
    // Beside the bar, not in it: a panel scrolls on its own.
    view.bar.after(...[...this.panels.values()].map((panel) => panel.box));
  }

  toggle(name: PanelName): void {
    this.panels.get(name)?.box.togglePopover();
  }
}

class Panel {
  readonly box: HTMLElement;
  private readonly button: HTMLElement | null;
  private body: PanelBody | null = null;

  constructor(private readonly view: OpenedView, private readonly plan: PanelPlan) {
    const { wording } = view;
    // The button names its panel by this id: see `bar.ts`.
    const id = `panel-${plan.name}`;
    this.box = element('div', {
      id, class: `panel ${plan.name}`, popover: 'auto', role: 'dialog', tabindex: -1, 'aria-label': wording.text(plan.title),
      lang: wording.locale, dir: wording.direction,
    });
    this.button = view.bar.querySelector(`[popovertarget="${id}"]`);
    returnFocus(this.box, view.root);
    this.box.addEventListener('beforetoggle', (event) => {
      const isOpen = event.newState === 'open';
      if (isOpen) this.body ??= this.fill();
      this.button?.setAttribute('aria-expanded', String(isOpen));
    });
    this.box.addEventListener('toggle', (event) => this.settle(event.newState === 'open'));
  }

  private fill(): PanelBody {
    const { wording } = this.view;
    const body = this.plan.build(this.view);
    const close = element('button', { type: 'button', class: 'close', 'aria-label': wording.text('close'), title: wording.text('close') }, icon(CROSS));
    onTrusted(close, 'click', () => this.box.hidePopover());
    this.box.append(
      element('div', { class: 'panel-head' }, element('h2', {}, wording.text(this.plan.title)), close),
      element('div', { class: 'panel-body' }, ...body.content),
    );
    return body;
  }

  private settle(isOpen: boolean): void {
    if (!isOpen) {
      this.body?.closed?.();
      return;
    }
    this.body?.opened?.();
    moveFocusIn(this.box, this.body?.focus?.() ?? this.findControl() ?? this.box);
  }

  private findControl(): HTMLElement | undefined {
    const controls = this.box.querySelectorAll<HTMLElement>('.panel-body :is(a, button, input, select, [tabindex="0"])');
    return [...controls].find((control) => control.checkVisibility());
  }
}
