// A picture of the article as large as the window, and larger.
//
// Decides what can be enlarged: the pictures of figures. Where the page names the picture in several sizes, the browser may
// fetch the larger one. A modal dialog of the browser: Esc closes it, the focus goes back to where it was.

import { element, icon, onTrusted } from '../element.ts';
import type { OpenedView } from '../opened_view.ts';
import type { MessageKey } from '../wording.ts';

const CROSS = 'M5 5l10 10M15 5L5 15';
const CORNERS = 'M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4';
const PLUS = 'M5 10h10M10 5v10';
const MINUS = 'M5 10h10';
const LEFT = 'M12 5l-5 5 5 5';
const RIGHT = 'M8 5l5 5-5 5';
const ZOOM_RATIO = 1.4;
const MOST_ZOOM = 8;
/** Arrow keys move an enlarged picture by this much. */
const PAN_PX = 80;

/** A button on a picture lower than this would cover it, and there is nothing to see in it. */
const LEAST_PX = 72;

function isSmall(picture: HTMLImageElement): boolean {
  const height = Number(picture.getAttribute('height') ?? LEAST_PX);
  return height > 0 && height < LEAST_PX;
}

export class Lightbox {
  private readonly stage = element('div', { class: 'stage', tabindex: 0 });
  private readonly caption = element('p', { class: 'lightbox-caption', dir: 'auto' });
  private readonly box: HTMLDialogElement;
  /** To the picture before and after. */
  private readonly steps: readonly HTMLButtonElement[];
  private current: HTMLImageElement | null = null;
  private zoom = 1;

  constructor(private readonly view: OpenedView) {
    const { root, wording } = view;
    this.steps = [this.button('picture_before', LEFT, () => this.walk(-1)), this.button('picture_after', RIGHT, () => this.walk(1))];
    this.stage.setAttribute('role', 'region');
    this.stage.setAttribute('aria-label', wording.text('picture'));
    this.box = element(
      'dialog', { class: 'lightbox', 'aria-label': wording.text('picture'), lang: wording.locale, dir: wording.direction },
      this.stage, this.caption,
      element(
        'div', { class: 'lightbox-bar' },
        this.button('zoom_out', MINUS, () => this.zoomTo(this.zoom / ZOOM_RATIO)),
        this.button('zoom_in', PLUS, () => this.zoomTo(this.zoom * ZOOM_RATIO)),
        ...this.steps,
        this.button('close', CROSS, () => this.box.close()),
      ),
    );
    onTrusted(this.stage, 'click', () => this.zoomTo(this.zoom > 1 ? 1 : ZOOM_RATIO ** 2));
    onTrusted(this.box, 'keydown', (event) => this.handleKey(event));
    // What happens to this dialog is no news for the one that holds it.
    for (const kind of ['cancel', 'close'] as const) this.box.addEventListener(kind, (event) => event.stopPropagation());
    root.append(this.box);
    for (const picture of this.find()) this.offer(picture);
  }

  private find(): HTMLImageElement[] {
    return [...this.view.article.querySelectorAll<HTMLImageElement>('figure .picture > img')].filter((picture) => !isSmall(picture));
  }

  private offer(picture: HTMLImageElement): void {
    const button = this.button('enlarge', CORNERS, () => this.open(picture));
    button.classList.add('enlarge');
    button.lang = this.view.wording.locale;
    picture.after(button);
    if (!picture.closest('a')) onTrusted(picture, 'click', () => this.open(picture));
  }

  private button(label: MessageKey, drawing: string, act: () => void): HTMLButtonElement {
    const words = this.view.wording.text(label);
    const button = element('button', { type: 'button', 'aria-label': words, title: words }, icon(drawing));
    onTrusted(button, 'click', act);
    return button;
  }

  private open(picture: HTMLImageElement): void {
    this.show(picture);
    for (const step of this.steps) step.hidden = this.findShown().length < 2;
    this.box.showModal();
    this.stage.focus();
  }

  /** Those that could not be had, or are switched off, are no pictures. */
  private findShown(): HTMLImageElement[] {
    return this.find().filter((picture) => picture.checkVisibility());
  }

  private walk(by: 1 | -1): void {
    const pictures = this.findShown();
    const at = pictures.findIndex((picture) => picture === this.current) + by;
    const next = pictures.at(at % pictures.length);
    if (next) this.show(next);
  }

  private show(picture: HTMLImageElement): void {
    this.current = picture;
    const shown = picture.cloneNode() as HTMLImageElement;
    shown.loading = 'eager';
    shown.sizes = '100vw';
    for (const attribute of ['width', 'height']) shown.removeAttribute(attribute);
    this.stage.replaceChildren(shown);
    this.caption.lang = this.view.lang;
    this.caption.textContent = picture.closest('figure')?.querySelector('figcaption')?.textContent ?? picture.alt;
    this.zoomTo(1);
  }

  private zoomTo(zoom: number): void {
    this.zoom = Math.min(MOST_ZOOM, Math.max(1, zoom));
    const { stage } = this;
    const middle = { x: (stage.scrollLeft + stage.clientWidth / 2) / stage.scrollWidth, y: (stage.scrollTop + stage.clientHeight / 2) / stage.scrollHeight };
    stage.style.setProperty('--zoom', String(this.zoom));
    stage.classList.toggle('zoomed', this.zoom > 1);
    stage.scrollTo(middle.x * stage.scrollWidth - stage.clientWidth / 2, middle.y * stage.scrollHeight - stage.clientHeight / 2);
  }

  private handleKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    // The keys of the view behind rest meanwhile.
    event.stopPropagation();
    const isZoomed = this.zoom > 1;
    const acts: Record<string, (() => void) | undefined> = {
      '+': () => this.zoomTo(this.zoom * ZOOM_RATIO), '=': () => this.zoomTo(this.zoom * ZOOM_RATIO),
      '-': () => this.zoomTo(this.zoom / ZOOM_RATIO), '0': () => this.zoomTo(1),
      ArrowLeft: () => (isZoomed ? this.stage.scrollBy(-PAN_PX, 0) : this.walk(-1)),
      ArrowRight: () => (isZoomed ? this.stage.scrollBy(PAN_PX, 0) : this.walk(1)),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
}
