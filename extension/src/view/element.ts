// Makes elements: the only way that the view makes anything.
//
// Never parses markup. Attribute names are the view's own words; what comes from a page arrives as text or passes
// `address.ts` first.

import { createDrawing, createElement } from './page_document.ts';

export type Child = Node | string | null;
type Attributes = Readonly<Record<string, string | number | boolean | null>>;

/** An element with attributes (null and false are left out, true is empty) and children (null is left out). */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name, attributes: Attributes = {}, ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const made = createElement(name);
  setAttributes(made, attributes);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** A line drawing of 20 × 20, in the colour of the text around it; silent for those who do not see it. */
export function icon(path: string): SVGElement {
  const drawing = createDrawing('svg');
  setAttributes(drawing, { class: 'icon', viewBox: '0 0 20 20', 'aria-hidden': 'true', focusable: 'false' });
  const line = createDrawing('path');
  line.setAttribute('d', path);
  drawing.append(line);
  return drawing;
}

function setAttributes(made: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) made.setAttribute(name, value === true ? '' : String(value));
  }
}

/** Listens to what a person does; what a page's script pretends is ignored. */
export function onTrusted<Kind extends keyof HTMLElementEventMap>(
  target: HTMLElement | ShadowRoot, kind: Kind, handle: (event: HTMLElementEventMap[Kind]) => void,
): void {
  target.addEventListener(kind, (event) => {
    if (event.isTrusted) handle(event as HTMLElementEventMap[Kind]);
  });
}
