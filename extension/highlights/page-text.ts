// The text of a page's body as a person reads it: white space folded, blocks apart, what is not shown left out; and the way
// from an offset in it to the page and back.

/** Characters of a page that are read; what lies beyond them cannot be marked or found. */
export const TEXT_LIMIT = 30_000_000;
/** Nodes looked at between two looks at the clock. */
const STRIDE = 2_000;

const NEVER_READ = new Set(
  'script style noscript template textarea select option datalist input iframe frame object embed audio video canvas'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  `address article aside blockquote body br caption center col dd details dialog dir div dl dt fieldset figcaption figure
  footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section summary table tbody td
  tfoot th thead tr ul`.split(/\s+/),
);
/** White space that is more than one plain space, spaces at the ends of a node, and signs that only say where a word may break. */
const GAP = /[\s\u00AD\u200B]{2,}|[^\S ]|[\u00AD\u200B]|^ | $/g;

export interface PageText {
  readonly text: string;
  /** False when the page was too long, or the time over, before its end was reached. */
  readonly isWhole: boolean;
  /** Where a point of the page is in `text`; between two words of it, the end of the one before. */
  offsetAt(node: Node, offset: number): number;
  /** The part of the page from `start` to `end` in `text`; null outside it. */
  rangeBetween(start: number, end: number): Range | null;
}

export interface ReadingOptions {
  /** Reads what is hidden too, such as a closed part of the page. */
  withHidden?: boolean;
  /** `performance.now()` at which reading stops. */
  untilMs?: number;
}

/** Runs of text that are the same in the page and in `text`, in order; the lists have one place a run. */
interface Runs {
  starts: number[];
  ends: number[];
  nodes: Text[];
  /** Offset in the node. */
  within: number[];
}

const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });

/** Reads `body`. Takes some milliseconds for an article, a second or so for 20 MB. */
export function readPageText(
  body: HTMLElement,
  { withHidden = false, untilMs = Infinity }: ReadingOptions = {},
): PageText {
  const runs: Runs = { starts: [], ends: [], nodes: [], within: [] };
  const pieces: string[] = [];
  let length = 0;
  let isApart = false;

  function take(node: Text, from: number, to: number): void {
    if (isApart && length > 0) {
      pieces.push(' ');
      length += 1;
    }
    isApart = false;
    pieces.push(node.data.slice(from, to));
    runs.starts.push(length);
    length += to - from;
    runs.ends.push(length);
    runs.nodes.push(node);
    runs.within.push(from);
  }

  function read(node: Text): void {
    const { data } = node;
    let at = 0;
    for (const gap of data.matchAll(GAP)) {
      if (gap.index > at) take(node, at, gap.index);
      isApart ||= /\s/.test(gap[0]);
      at = gap.index + gap[0].length;
    }
    if (at < data.length) take(node, at, data.length);
  }

  /** Whether to go into a node. */
  function enter(node: Node): boolean {
    if (node instanceof Text) read(node);
    if (!(node instanceof Element)) return false;
    if (NEVER_READ.has(node.localName) || !(withHidden || isShown(node))) return false;
    isApart ||= BLOCKS.has(node.localName);
    return true;
  }

  const isWhole = walk(body, {
    enter,
    leave: (element) => {
      isApart ||= BLOCKS.has(element.localName);
    },
    isOver: () => length > TEXT_LIMIT || performance.now() > untilMs,
  });
  return over(pieces.join(''), runs, isWhole);
}

interface Visitor {
  enter(node: Node): boolean;
  leave(element: Element): void;
  isOver(): boolean;
}

/** Goes through all nodes in order, however deep they lie; false when it had to stop. */
function walk(root: Element, { enter, leave, isOver }: Visitor): boolean {
  let node: Node = root;
  for (let count = 1; ; count++) {
    if (count % STRIDE === 0 && isOver()) return false;
    const inside: Node | null = enter(node) ? node.firstChild : null;
    if (inside) {
      node = inside;
      continue;
    }
    for (;;) {
      if (node instanceof Element) leave(node);
      if (node === root) return true;
      const next: Node | null = node.nextSibling;
      if (next) {
        node = next;
        break;
      }
      const parent: Node | null = node.parentNode;
      if (!parent) return true;
      node = parent;
    }
  }
}

/** Index of the last of `count` places for which `isBefore` holds, or -1; they are in order. */
function lastWhere(count: number, isBefore: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function over(text: string, runs: Runs, isWhole: boolean): PageText {
  const { starts, ends, nodes, within } = runs;

  function pointAt(index: number, offset: number): [Text, number] | null {
    const node = nodes[index];
    return node ? [node, (within[index] ?? 0) + offset - (starts[index] ?? 0)] : null;
  }

  return {
    text,
    isWhole,
    offsetAt(node, offset) {
      const point = node.ownerDocument?.createRange();
      if (!point) return 0;
      point.setStart(node, offset);
      const index = lastWhere(nodes.length, (one) => {
        const there = nodes[one];
        return there?.isConnected === true && point.comparePoint(there, within[one] ?? 0) <= 0;
      });
      if (index < 0) return 0;
      const [start = 0, end = 0] = [starts[index], ends[index]];
      return nodes[index] === node ? Math.min(start + offset - (within[index] ?? 0), end) : end;
    },
    rangeBetween(start, end) {
      if (!(start < end && start >= 0 && end <= text.length)) return null;
      const first = lastWhere(nodes.length, (one) => (ends[one] ?? 0) <= start) + 1;
      const last = lastWhere(nodes.length, (one) => (starts[one] ?? 0) < end);
      const from = pointAt(first, Math.max(start, starts[first] ?? 0));
      const to = pointAt(last, Math.min(end, ends[last] ?? 0));
      if (!from || !to || !from[0].isConnected || !to[0].isConnected) return null;
      const range = from[0].ownerDocument.createRange();
      range.setStart(...from);
      range.setEnd(...to);
      return range;
    },
  };
}
