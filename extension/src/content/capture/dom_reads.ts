// The only way we read elements of a page, and mark them: getters and methods taken once from the prototypes of this
// world.
//
// Decides nothing. Never reads a property through an element, because `<form><input name="firstChild">` answers
// `form.firstChild` with the input, in the extension's world too (measured in both browsers).

type Getter<Owner, Value> = (owner: Owner) => Value;

function getterOf<Owner, Value>(prototype: object, name: string): Getter<Owner, Value> {
  const found = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!found) throw new Error(`this browser has no ${name}`);
  const call = Function.prototype.call.bind(found) as (owner: Owner) => Value;
  return call;
}

function methodOf<Owner, Values extends unknown[], Value>(prototype: object, name: string) {
  const found = (prototype as Record<string, unknown>)[name];
  if (typeof found !== 'function') throw new Error(`this browser has no ${name}`);
  return Function.prototype.call.bind(found) as (owner: Owner, ...values: Values) => Value;
}

export const readNodeType = getterOf<Node, number>(Node.prototype, 'nodeType');
export const readFirstChild = getterOf<Node, Node | null>(Node.prototype, 'firstChild');
export const readNextSibling = getterOf<Node, Node | null>(Node.prototype, 'nextSibling');
export const readParentNode = getterOf<Node, Node | null>(Node.prototype, 'parentNode');
export const readChildNodes = getterOf<Node, NodeListOf<ChildNode>>(Node.prototype, 'childNodes');
export const readPreviousElement = getterOf<Element, Element | null>(Element.prototype, 'previousElementSibling');
export const readText = getterOf<Node, string | null>(Node.prototype, 'textContent');
export const readData = getterOf<Node, string>(CharacterData.prototype, 'data');
export const readLocalName = getterOf<Element, string>(Element.prototype, 'localName');
/** Firefox shows extensions closed trees as well, by a property of its own. */
export const readShadowRoot = getterOf<Element, ShadowRoot | null>(
  Element.prototype, 'openOrClosedShadowRoot' in Element.prototype ? 'openOrClosedShadowRoot' : 'shadowRoot',
);
export const hasAttributes = methodOf<Element, [], boolean>(Element.prototype, 'hasAttributes');
export const readAttributeNames = methodOf<Element, [], string[]>(Element.prototype, 'getAttributeNames');
export const readAttribute = methodOf<Element, [string], string | null>(Element.prototype, 'getAttribute');
export const checkVisibility = methodOf<Element, [CheckVisibilityOptions], boolean>(Element.prototype, 'checkVisibility');
export const readAssignedNodes = methodOf<Element, [], Node[]>(HTMLSlotElement.prototype, 'assignedNodes');
export const matches = methodOf<Element, [string], boolean>(Element.prototype, 'matches');
export const findFirst = methodOf<Element, [string], Element | null>(Element.prototype, 'querySelector');
const findInDocument = methodOf<Document, [string], NodeListOf<Element>>(Document.prototype, 'querySelectorAll');
const findInElement = methodOf<Element, [string], NodeListOf<Element>>(Element.prototype, 'querySelectorAll');
const findInFragment = methodOf<DocumentFragment, [string], NodeListOf<Element>>(DocumentFragment.prototype, 'querySelectorAll');
export const readImageSource = getterOf<HTMLImageElement, string>(HTMLImageElement.prototype, 'src');
export const readCurrentSource = getterOf<HTMLImageElement, string>(HTMLImageElement.prototype, 'currentSrc');
export const isImageComplete = getterOf<HTMLImageElement, boolean>(HTMLImageElement.prototype, 'complete');
export const readNaturalWidth = getterOf<HTMLImageElement, number>(HTMLImageElement.prototype, 'naturalWidth');
export const readNaturalHeight = getterOf<HTMLImageElement, number>(HTMLImageElement.prototype, 'naturalHeight');
export const readOffsetWidth = getterOf<HTMLElement, number>(HTMLElement.prototype, 'offsetWidth');
export const readOffsetHeight = getterOf<HTMLElement, number>(HTMLElement.prototype, 'offsetHeight');
export const hasAttribute = methodOf<Element, [string], boolean>(Element.prototype, 'hasAttribute');
export const setAttribute = methodOf<Element, [string, string], void>(Element.prototype, 'setAttribute');
export const removeAttribute = methodOf<Element, [string], void>(Element.prototype, 'removeAttribute');
export const contains = methodOf<Node, [Node], boolean>(Node.prototype, 'contains');
export const comparePlace = methodOf<Node, [Node], number>(Node.prototype, 'compareDocumentPosition');
export const readRoot = methodOf<Node, [], Node>(Node.prototype, 'getRootNode');
export const isInPage = getterOf<Node, boolean>(Node.prototype, 'isConnected');
export const measureBox = methodOf<Element, [], DOMRect>(Element.prototype, 'getBoundingClientRect');
export const readFrameDocument = getterOf<HTMLIFrameElement, Document | null>(HTMLIFrameElement.prototype, 'contentDocument');
export const readBody = getterOf<Document, HTMLElement | null>(Document.prototype, 'body');

/** A closed tree, by a function that costs ten times as much; null in browsers where `readShadowRoot` sees it. */
export function readClosedRoot(element: Element): ShadowRoot | null {
  return (element instanceof HTMLElement && globalThis.chrome?.dom?.openOrClosedShadowRoot?.(element)) || null;
}

/** What a node stands in: for a shadow tree that is its host. */
export function readOuter(node: Node): Node | null {
  return node instanceof ShadowRoot ? node.host : readParentNode(node);
}

/** All that a selector names below a root, which is not one of them. */
export function findAll(root: Document | Element | ShadowRoot, selector: string): NodeListOf<Element> {
  if (root instanceof Document) return findInDocument(root, selector);
  return root instanceof Element ? findInElement(root, selector) : findInFragment(root, selector);
}
