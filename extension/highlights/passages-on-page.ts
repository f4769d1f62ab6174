// The passages of one page while it is open: found, painted, and found again when the page changes under them.
import { findPassage, type Place } from './anchor.ts';
import { type PageText, readPageText } from './page-text.ts';
import { openPaint, passageAt, scrollTo } from './paint.ts';
import type { Passage, Sightings, Standing } from './passage.ts';

/** All passages of a page are looked for within this; what is left is said to be not found. */
const FIND_MS = 1_500;
/** A page that changes is left in peace until it has been quiet for so long, */
const QUIET_MS = 400;
/** though not longer than this in all. */
const PATIENCE_MS = 3_000;
/** Looking takes at most a twentieth of the page's time. */
const SHARE = 20;
/** Looks for what is not there, until the address changes or one is asked for. */
const FRUITLESS_MAX = 30;

interface Kept {
  passage: Passage;
  range: Range | null;
  words: string;
  standing: Standing;
  at: number | null;
}

export interface Watching {
  /** The passages may stand elsewhere now. */
  onSighted: (sightings: Sightings) => void;
  /** The page has another address, without having been loaded anew. */
  onMoved: () => void;
}

const addressOf = (): string => location.href.replace(/#.*$/, '');

export function openPassages({ onSighted, onMoved }: Watching) {
  const paint = openPaint();
  let all: Kept[] = [];
  /** Notes that were typed here and are not known to be kept: a list that was read before is older than they are. */
  const typed = new Map<string, string>();
  let address = addressOf();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitingSince = 0;
  let [lastEnd, lastTook, fruitless] = [0, 0, 0];

  const isIntact = ({ range, words }: Kept): boolean =>
    range?.startContainer.isConnected === true && range.toString() === words;

  /** Finds all anew and paints them. */
  function find(): void {
    const begun = performance.now();
    const untilMs = begun + FIND_MS;
    const shown = readPageText(document.body, { untilMs });
    let hidden: PageText | null = null;
    const withHidden = () => {
      hidden ??= readPageText(document.body, { withHidden: true, untilMs });
      return hidden;
    };
    all = all.map(({ passage }) => {
      const place = findPassage(passage.target, shown, document.body, untilMs);
      if (place) return toKept(passage, place, place.foundBy === 'changed' ? 'changed' : 'found');
      const closed = findPassage(passage.target, withHidden(), document.body, untilMs);
      return closed && closed.foundBy !== 'changed'
        ? toKept(passage, closed, 'hidden')
        : { passage, range: null, words: '', standing: 'gone', at: null };
    });
    lastEnd = performance.now();
    lastTook = lastEnd - begun;
    repaint();
    onSighted(sightings());
  }

  const toKept = (passage: Passage, { range, start }: Place, standing: Standing): Kept => ({
    passage,
    range,
    words: range.toString(),
    standing,
    at: start,
  });

  const shownOnes = () =>
    all.flatMap(({ passage, range }) => (range ? [{ passage, range, isNoted: passage.note !== '' }] : []));

  const repaint = (): void => paint.paint(shownOnes());

  const sightings = (): Sightings =>
    Object.fromEntries(all.map(({ passage, standing, at }) => [passage.id, { standing, at }]));

  function settled(): void {
    waitingSince = 0;
    if (addressOf() !== address) {
      address = addressOf();
      fruitless = 0;
      onMoved();
      return;
    }
    const isBroken = all.some((one) => one.range && !isIntact(one));
    const isMissing = all.some(({ standing }) => standing === 'gone' || standing === 'hidden');
    if (!isBroken && !(isMissing && fruitless < FRUITLESS_MAX)) return;
    if (!isBroken) fruitless += 1;
    find();
  }

  /** The page changed: looks once it is quiet, and never so often that the page would feel it. */
  function stirred(): void {
    if (all.length === 0 && addressOf() === address) return;
    const now = performance.now();
    waitingSince ||= now;
    const soonest = lastEnd + lastTook * SHARE;
    const quiet = Math.min(now + QUIET_MS, waitingSince + PATIENCE_MS);
    clearTimeout(timer);
    timer = setTimeout(settled, Math.max(soonest, quiet) - now);
  }

  const observer = new MutationObserver(stirred);
  // the root, since some pages replace their body; of attributes only what opens and closes parts of a page
  observer.observe(document.documentElement, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['open', 'hidden', 'aria-expanded'],
  });
  for (const type of ['popstate', 'hashchange']) addEventListener(type, stirred);
  // an address can change without any change of the page that would be seen
  if ('navigation' in globalThis) navigation.addEventListener('currententrychange', stirred);

  return {
    canPaint: paint.canPaint,
    sightings,
    /** Shows these passages and no others. */
    show(passages: Passage[]): Sightings {
      address = addressOf();
      fruitless = 0;
      all = passages.map((passage) => ({
        passage: { ...passage, note: typed.get(passage.id) ?? passage.note },
        range: null,
        words: '',
        standing: 'gone',
        at: null,
      }));
      find();
      return sightings();
    },
    /** Goes to a passage and lets it stand out; false when it is not to be seen. */
    go(id: string): boolean {
      const one = all.find(({ passage }) => passage.id === id);
      if (!one?.range || one.standing === 'hidden') return false;
      scrollTo(one.range);
      paint.standOut(one.range);
      return true;
    },
    /** Shows a note as it is typed; it stands until it is kept. */
    changeNote(id: string, note: string): void {
      typed.set(id, note);
      all = all.map((one) => (one.passage.id === id ? { ...one, passage: { ...one.passage, note } } : one));
      repaint();
    },
    /** This state of a note is kept now. */
    noteKept(id: string, note: string): void {
      if (typed.get(id) === note) typed.delete(id);
    },
    list: (): Passage[] => all.map(({ passage }) => passage),
    /** The passage at a point of the window, or null. */
    at: (x: number, y: number): { passage: Passage; range: Range } | null => passageAt(shownOnes(), x, y),
    rangeOf: (id: string): Range | null => all.find(({ passage }) => passage.id === id)?.range ?? null,
  };
}
export type PassagesOnPage = ReturnType<typeof openPassages>;
