// Walks the live page once, in the order a reader sees it, and writes it down as a snapshot.
//
// Decides the order: light children, or the shadow tree where there is one, with each `<slot>` replaced by what is
// assigned to it. Never changes the page, never recurses (script can nest 100,000 deep), so that a walk can
// stop anywhere and go on later.

import { ATTR_NUMBERS } from '../../../generated/vocabulary.ts';
import { readDocument } from '../../view/page_document.ts';
import { type Attributes, collectAttributes } from './attributes.ts';
import {
  readAssignedNodes, readAttribute, readBody, readData, readFirstChild, readFrameDocument, readLocalName,
  readClosedRoot, readNextSibling, readNodeType, readShadowRoot,
} from './dom_reads.ts';
import { type NameFacts, readFacts } from './names.ts';
import { foldsPanel } from './panel.ts';
import { decideSight, Sight } from './visibility.ts';
import type { KeptBoxes } from '../kept_boxes.ts';
import { type Choice, findOverlap, Overlap } from './choice.ts';
import { type Mark, type Snapshot, SnapshotWriter } from './wire.ts';

const OPEN = ATTR_NUMBERS['open'] ?? 0;
const HIDDEN = ATTR_NUMBERS['hidden'] ?? 0;
const FORMULA = 'math';
const NOT_BLANK = /[^\t\n\f\r ]/;
/** Elements that were asked for a closed tree in vain, in a row: half a millisecond's worth. */
const MOST_CLOSED_MISSES = 64;
/** The clock is asked once in so many nodes. */
const NODES_A_LOOK = 32;
const ELEMENT_NODE = 1;
const TEXT_NODE = 3;
const MEDIA: ReadonlySet<string> = new Set(['video', 'audio']);

export interface Capture {
  snapshot: Snapshot;
  /** Where the page was when it was captured: it may go on while it is read. */
  address: string;
  /** Shadow roots met on the way: media of the page may be inside. */
  shadowRoots: ShadowRoot[];
  /** The nodes of the page in the order of the records: the core's numbers mean places in this list. */
  nodes: Node[];
  /** Films and sounds met on the way, shown or not. */
  media: HTMLMediaElement[];
}

/** The nodes still to visit on one level, and what holds for them. */
interface Level {
  /** What comes after `list`, and its siblings. */
  next: Node | null;
  list: Node[] | null;
  at: number;
  depth: number;
  isPreformatted: boolean;
  /** Inside something folded away that the reader can open. */
  isFolded: boolean;
  /** Inside a formula, of which browsers show some parts and pages others. */
  isFormula: boolean;
  /** Set in an element whose own text is not shown: where to go back to if nothing inside it is. */
  veil: Mark | null;
  hasShown: boolean;
  /** Whether everything here was chosen, or is read because nothing was. */
  isWhole: boolean;
  /** Inside a frame whose document the page wrote itself; frames in it are not entered. */
  isInFrame: boolean;
}

/**
 * @param nowSeconds the time of the capture, 0 if unknown
 * @param choice the part of the page to read; null for all of it
 * @param kept what the reader wants kept; null where nothing is
 */
export function capturePage(nowSeconds: number, choice: Choice | null, kept: KeptBoxes | null = null): Capture {
  const walk = new Walk(new SnapshotWriter(readDocument('URL'), nowSeconds, choice !== null), choice, kept);
  walk.begin(readDocument('documentElement'));
  walk.advance(Infinity);
  return walk.finish();
}

/**
 * A part that was added to the page later, as a page of its own.
 * @param pause is called whenever a slice of the work is done, and says how long the next may go on
 */
export async function captureElement(root: Element, kept: KeptBoxes | null, pause: () => Promise<number>): Promise<Capture> {
  const walk = new Walk(new SnapshotWriter(readDocument('URL'), 0, false), null, kept);
  walk.begin(root);
  while (!walk.advance(await pause())) walk.hold();
  return walk.finish();
}

/** The elements of a capture, by the numbers that the core gives them. */
export function listElements({ nodes }: Capture): Element[] {
  return nodes.filter((node): node is Element => readNodeType(node) === ELEMENT_NODE);
}

class Walk {
  readonly shadowRoots: ShadowRoot[] = [];
  readonly nodes: Node[] = [];
  private readonly address = readDocument('URL');
  private readonly media: HTMLMediaElement[] = [];
  private closedMisses = 0;
  private readonly levels: Level[] = [];
  private readonly attributes: Attributes = { names: [], values: [] };

  constructor(
    readonly writer: SnapshotWriter, private readonly choice: Choice | null, private readonly kept: KeptBoxes | null,
  ) {}

  begin(root: Element): void {
    this.levels.push({
      next: null, list: [root], at: 0, depth: 0, isPreformatted: false, isFolded: false, isFormula: false, veil: null, hasShown: false,
      isWhole: this.choice === null, isInFrame: false,
    });
  }

  /** Goes on until the walk is done, or until the time given; whether it is done. */
  advance(untilMs: number): boolean {
    let count = 0;
    for (let level = this.levels.at(-1); level && !this.writer.isFull; level = this.levels.at(-1)) {
      if (untilMs !== Infinity && (count += 1) % NODES_A_LOOK === 0 && performance.now() > untilMs) return false;
      const node = takeNext(level);
      if (node === null) this.leave(level);
      else this.visit(node, level);
    }
    return true;
  }

  /** To be called before the page has the thread: a node that is taken out of it has no siblings that lead on. */
  hold(): void {
    for (const level of this.levels) {
      if (level.next === null || level.at < (level.list?.length ?? 0)) continue;
      level.list = [];
      level.at = 0;
      // The last one stays what leads on: to what the page adds after it.
      for (let next = readNextSibling(level.next); next !== null; next = readNextSibling(next)) {
        level.list.push(level.next);
        level.next = next;
      }
    }
  }

  finish(): Capture {
    return { snapshot: this.writer.finish(), address: this.address, shadowRoots: this.shadowRoots, nodes: this.nodes, media: this.media };
  }

  private leave(level: Level): void {
    this.levels.pop();
    if (level.veil !== null && !level.hasShown) {
      this.writer.takeBack(level.veil);
      this.nodes.length = level.veil.nodes;
    }
    const outer = this.levels.at(-1);
    if (outer) outer.hasShown ||= level.hasShown;
  }

  private visit(node: Node, level: Level): void {
    const type = readNodeType(node);
    if (type === TEXT_NODE) this.writeText(node, level);
    else if (type === ELEMENT_NODE) this.visitElement(node as Element, level);
  }

  private writeText(node: Node, level: Level): void {
    const text = level.isWhole || this.choice === null ? readData(node) : this.choice.cut(node, readData(node));
    if (text === '' || level.veil !== null) return;
    const isBlank = !level.isPreformatted && !NOT_BLANK.test(text);
    this.writer.writeText(level.depth, isBlank ? ' ' : text);
    this.nodes.push(node);
    level.hasShown ||= !isBlank;
  }

  private visitElement(element: Element, level: Level): void {
    const name = readLocalName(element);
    const facts = readFacts(name);
    if (facts.isSkipped || (name === 'script' && !isData(element))) return;
    const overlap = level.isWhole ? Overlap.Whole : findOverlap(this.choice, element, name);
    if (overlap === Overlap.None) return;
    const isFormula = level.isFormula || name === FORMULA;
    const sight = isFormula ? Sight.Seen : decideSight(element, facts.isBoxless, level.isFolded);
    const isPanel = sight === Sight.Unseen && foldsPanel(element);
    if (sight === Sight.Unseen && !isPanel && !holdsFormula(element)) return;
    const written = level.isInFrame ? null : findWrittenBody(element, name);
    const isLeaf = written === null && facts.isLeaf;
    if (sight === Sight.Veiled && isLeaf) return;
    if (name === 'slot') {
      const assigned = readAssignedNodes(element);
      const isAssigned = assigned.length > 0;
      const inner = this.enter(level, level.depth, isAssigned ? null : readFirstChild(element), isAssigned ? assigned : null);
      inner.veil = level.veil === null ? null : this.writer.mark;
      inner.isWhole = overlap === Overlap.Whole;
      return;
    }
    const veil = sight === Sight.Veiled ? this.writer.mark : null;
    if (written === null) this.writeElement(element, name, facts, level.depth);
    else this.writeElement(element, 'div', readFacts('div'), level.depth);
    const isFolding = isPanel || this.isFolding(name);
    if (isLeaf) {
      level.hasShown = true;
      return;
    }
    const shadow = facts.mayHostShadow ? (readShadowRoot(element) ?? (facts.mayHostClosed ? this.findClosedRoot(element) : null)) : null;
    if (shadow !== null) this.shadowRoots.push(shadow);
    const first = readFirstChild(written ?? shadow ?? element);
    if (first === null && veil === null) return;
    const inner = this.enter(level, level.depth + 1, first, null);
    inner.isInFrame ||= written !== null;
    inner.veil = veil;
    inner.isWhole = overlap === Overlap.Whole;
    inner.isPreformatted ||= facts.isPreformatted;
    inner.isFolded ||= isFolding;
    inner.isFormula = isFormula;
  }

  /** Of elements that hold nothing in sight only, and not for ever: see `readClosedRoot`. */
  private findClosedRoot(element: Element): ShadowRoot | null {
    if (this.closedMisses >= MOST_CLOSED_MISSES || !isBare(element)) return null;
    const root = readClosedRoot(element);
    this.closedMisses = root === null ? this.closedMisses + 1 : 0;
    return root;
  }

  private enter(outer: Level, depth: number, next: Node | null, list: Node[] | null): Level {
    const inner: Level = {
      next, list, at: 0, depth,
      isPreformatted: outer.isPreformatted, isFolded: outer.isFolded, isFormula: outer.isFormula, veil: null, hasShown: false,
      isWhole: outer.isWhole, isInFrame: outer.isInFrame,
    };
    this.levels.push(inner);
    return inner;
  }

  private writeElement(element: Element, name: string, { tag, isKnown }: NameFacts, depth: number): void {
    collectAttributes(element, name, isKnown, this.kept?.has(element, name) ?? false, this.attributes);
    this.writer.writeElement(depth, tag, this.attributes.names, this.attributes.values);
    this.nodes.push(element);
    if (MEDIA.has(name)) this.media.push(element as HTMLMediaElement);
  }

  /** Whether the element just written folds its content away until the reader opens it or finds something in it. */
  private isFolding(name: string): boolean {
    const { names, values } = this.attributes;
    if (name === 'details') return !names.includes(OPEN);
    const at = names.indexOf(HIDDEN);
    return at >= 0 && values[at]?.toLowerCase() === 'until-found';
  }
}

/** Whether an element has no children but white space. */
function isBare(element: Element): boolean {
  const first = readFirstChild(element);
  if (first === null) return true;
  return readNodeType(first) === TEXT_NODE && readNextSibling(first) === null && !NOT_BLANK.test(readData(first));
}

/** One node, and the level moves on. */
function takeNext(level: Level): Node | null {
  const listed = level.list?.[level.at++];
  if (listed) return listed;
  const node = level.next;
  if (node !== null) level.next = readNextSibling(node);
  return node;
}

/** Whether an element wraps a formula: pages hide it where they show a picture of it. */
function holdsFormula(element: Element): boolean {
  const first = readFirstChild(element);
  return first !== null && readNodeType(first) === ELEMENT_NODE && readLocalName(first as Element) === FORMULA;
}

/**
 * The body of a frame whose document stands in the page itself (`srcdoc`): a part of the page like any other. Null for
 * all other elements, and where a sandbox keeps the document apart.
 */
function findWrittenBody(element: Element, name: string): Element | null {
  if (name !== 'iframe' || !(element instanceof HTMLIFrameElement)) return null;
  if ((readAttribute(element, 'srcdoc') ?? '').trim() === '') return null;
  const inner = readFrameDocument(element);
  return inner === null ? null : readBody(inner);
}

/** Whether a script is data about the page. */
function isData(script: Element): boolean {
  return readAttribute(script, 'type')?.split(';')[0]?.trim().toLowerCase() === 'application/ld+json';
}

