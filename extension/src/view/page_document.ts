// The document of the page, read and used past anything that the page has named after its properties.
//
// Decides nothing. `<img name="body">` answers `document.body` with the image, in the extension's world too; so
// properties are read and methods called from the prototype, with the document as their owner.

const READABLE = /^(text\/html|application\/xhtml\+xml)$/;

export function readDocument<Name extends keyof Document>(name: Name): Document[Name] {
  return Reflect.get(Document.prototype, name, document) as Document[Name];
}

/** Whether it is a page, and no picture or file that the browser shows. */
export function isReadable(): boolean {
  return READABLE.test(readDocument('contentType'));
}

export function listenToDocument<Kind extends keyof DocumentEventMap>(
  kind: Kind, handle: (event: DocumentEventMap[Kind]) => void, options: AddEventListenerOptions,
): void {
  EventTarget.prototype.addEventListener.call(document, kind, handle as EventListener, options);
}

export function setSheets(sheets: CSSStyleSheet[]): void {
  Reflect.set(Document.prototype, 'adoptedStyleSheets', sheets, document);
}

export function createElement<Name extends keyof HTMLElementTagNameMap>(name: Name): HTMLElementTagNameMap[Name];
export function createElement(name: string): HTMLElement;
export function createElement(name: string): HTMLElement {
  return Document.prototype.createElement.call(document, name);
}

const SVG = 'http://www.w3.org/2000/svg';

export function createDrawing(name: 'svg' | 'path'): SVGElement {
  return Document.prototype.createElementNS.call(document, SVG, name) as SVGElement;
}

const MATHML = 'http://www.w3.org/1998/Math/MathML';

export function createMath(name: string): Element {
  return Document.prototype.createElementNS.call(document, MATHML, name);
}

export function createText(text: string): Text {
  return Document.prototype.createTextNode.call(document, text);
}

/** The name of an element; a form answers `form.localName` with its field of that name. */
export function nameOf(element: Element): string {
  return String(Reflect.get(Element.prototype, 'localName', element));
}
