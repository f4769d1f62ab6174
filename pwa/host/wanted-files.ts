// Which files of the portfolio come over, from where and when: words and pictures at once, large files when nothing else is to do.

/** A file that records name and this device lacks. */
export interface WantedFile {
  sha256: string;
  sizeBytes: number;
  /** What is asked for first: texts before pictures before the rest. */
  rank: number;
}

export interface FilesWaiting {
  /** Files that are to come, and their size together. */
  count: number;
  sizeBytes: number;
  /** Files that come when somebody opens them. */
  onOpening: number;
  /** Files that nobody who can be asked has: they are on another device. */
  elsewhere: number;
}

/** `opened`: only when somebody opens it. `never`: it is known not to be there. */
export type Comes = 'at once' | 'when idle' | 'opened' | 'never';

/** The extension in this browser, or the server: whoever is named first is asked first. */
export interface FileSource {
  name: string;
  /** How many files at once. */
  atOnce: number;
  /** When a file comes from here, as far as is known. */
  comes(file: WantedFile): Comes;
  request(sha256: string): void;
  /** Lets go of what is on its way. */
  cancel?(sha256: string): void;
  /** Whether it may drop a request without a word. */
  fallsSilent: boolean;
}

export interface WantedFilesOptions {
  sources: readonly FileSource[];
  onWaiting: (waiting: FilesWaiting) => void;
  /** Calls back when the browser has nothing better to do. Returns the cancel. */
  whenIdle: (then: () => void) => () => void;
}

/** `asleep`: it can be asked again once it was woken. */
export type Reach = 'connected' | 'asleep' | 'absent';

export interface WantedFiles {
  /** All that is lacking now; what is not among them any more has come. */
  set(missing: readonly WantedFile[]): void;
  /** A person waits for this one: it goes first, whatever its size. */
  want(sha256: string): void;
  /** The person does not wait any more: it comes when somebody opens it again. */
  unwant(sha256: string): void;
  /** A part of it has come: it is on its way. */
  moved(sha256: string): void;
  /** The source does not have it. */
  refused(source: string, sha256: string): void;
  /** It did not come this time. */
  failed(source: string, sha256: string): void;
  setReach(source: string, reach: Reach): void;
  /** What a source has, or when it gives it, is another now. */
  look(): void;
  stop(): void;
}

/** Files above this come only when somebody opens them, or when nothing else is to do. */
export const LARGE_BYTES = 5_000_000;
/** A file of which nothing has come for so long is asked for again, each time after twice as long. */
const SILENCE_MS = 20_000;
const SILENCE_MAX_MS = 600_000;
/** And so is one that did not come. */
const REST_MS = 2_000;

export function wantedFiles({ sources, onWaiting, whenIdle }: WantedFilesOptions): WantedFiles {
  let missing = new Map<string, WantedFile>();
  const urgent = new Set<string>();
  /** Somebody stopped it. */
  const put = new Set<string>();
  const asked = new Map<string, { source: FileSource; timer: ReturnType<typeof setTimeout> | undefined }>();
  const resting = new Map<string, ReturnType<typeof setTimeout>>();
  const tries = new Map<string, number>();
  const reach = new Map<string, Reach>();
  const refusals = new Map<string, Set<string>>(sources.map(({ name }) => [name, new Set()]));
  let cancelIdle: (() => void) | null = null;

  const reachOf = ({ name }: FileSource): Reach => reach.get(name) ?? 'absent';
  function comesFrom(source: FileSource, file: WantedFile): Comes {
    if (refusals.get(source.name)?.has(file.sha256)) return 'never';
    const comes = source.comes(file);
    if (comes === 'never') return comes;
    if (urgent.has(file.sha256)) return 'at once';
    return put.has(file.sha256) ? 'opened' : comes;
  }
  const connected = () => sources.filter((source) => reachOf(source) === 'connected');
  function isElsewhere(file: WantedFile): boolean {
    const askable = sources.filter((source) => reachOf(source) !== 'absent');
    return askable.length > 0 && askable.every((source) => comesFrom(source, file) === 'never');
  }
  const comesWhenOpened = (file: WantedFile) => {
    const ways = connected().map((source) => comesFrom(source, file));
    return ways.includes('opened') && ways.every((way) => way === 'opened' || way === 'never');
  };

  function report(): void {
    const there = [...missing.values()].filter((file) => !isElsewhere(file));
    const coming = there.filter((file) => !comesWhenOpened(file));
    onWaiting({
      count: coming.length,
      sizeBytes: coming.reduce((sum, file) => sum + file.sizeBytes, 0),
      onOpening: there.length - coming.length,
      elsewhere: missing.size - there.length,
    });
  }

  function forget(sha256: string): void {
    clearTimeout(asked.get(sha256)?.timer);
    asked.delete(sha256);
  }
  function drop(sha256: string): void {
    asked.get(sha256)?.source.cancel?.(sha256);
    forget(sha256);
  }

  function waitFor(source: FileSource, sha256: string, patienceMs: number): void {
    const giveUp = () => {
      forget(sha256);
      next();
    };
    asked.set(sha256, { source, timer: source.fallsSilent ? setTimeout(giveUp, patienceMs) : undefined });
  }

  function ask(source: FileSource, sha256: string): void {
    const tried = tries.get(sha256) ?? 0;
    tries.set(sha256, tried + 1);
    waitFor(source, sha256, Math.min(SILENCE_MS * 2 ** tried, SILENCE_MAX_MS));
    source.request(sha256);
  }

  function next(): void {
    cancelIdle?.();
    cancelIdle = null;
    const isOpen = ({ sha256 }: WantedFile) => missing.has(sha256) && !asked.has(sha256) && !resting.has(sha256);
    const open = [...missing.values()].filter(isOpen).sort(
      (a, b) =>
        Number(urgent.has(b.sha256)) - Number(urgent.has(a.sha256)) ||
        // what has been silent stands back behind what was not tried yet
        (tries.get(a.sha256) ?? 0) - (tries.get(b.sha256) ?? 0) ||
        a.rank - b.rank ||
        a.sizeBytes - b.sizeBytes,
    );
    for (const source of connected()) {
      let under = [...asked.values()].filter((one) => one.source === source).length;
      for (const file of open) {
        if (under >= source.atOnce) break;
        if (!isOpen(file) || comesFrom(source, file) !== 'at once') continue;
        under += 1;
        ask(source, file.sha256);
      }
    }
    if (asked.size > 0) return;
    const idle = connected().flatMap((source) =>
      open.filter((file) => comesFrom(source, file) === 'when idle').map((file) => ({ source, file })),
    );
    const [least] = idle.sort((a, b) => a.file.sizeBytes - b.file.sizeBytes);
    if (!least) return;
    const { source, file } = least;
    cancelIdle = whenIdle(() => {
      cancelIdle = null;
      if (reachOf(source) === 'connected' && isOpen(file)) ask(source, file.sha256);
    });
  }

  function look(): void {
    report();
    next();
  }

  return {
    set(now) {
      missing = new Map(now.map((file) => [file.sha256, file]));
      for (const sha256 of [...asked.keys()]) if (!missing.has(sha256)) forget(sha256);
      for (const known of [urgent, put, tries, ...refusals.values()])
        for (const sha256 of [...known.keys()]) if (!missing.has(sha256)) known.delete(sha256);
      look();
    },
    want(sha256) {
      urgent.add(sha256);
      put.delete(sha256);
      clearTimeout(resting.get(sha256));
      resting.delete(sha256);
      for (const refused of refusals.values()) refused.delete(sha256);
      if (!missing.has(sha256)) missing.set(sha256, { sha256, sizeBytes: 0, rank: 0 });
      look();
    },
    unwant(sha256) {
      urgent.delete(sha256);
      put.add(sha256);
      drop(sha256);
      look();
    },
    moved(sha256) {
      const under = asked.get(sha256);
      if (!under) return;
      tries.set(sha256, 0);
      forget(sha256);
      waitFor(under.source, sha256, SILENCE_MS);
    },
    refused(source, sha256) {
      if (asked.get(sha256)?.source.name === source) forget(sha256);
      if (missing.has(sha256)) refusals.get(source)?.add(sha256);
      look();
    },
    failed(source, sha256) {
      if (asked.get(sha256)?.source.name !== source) return;
      forget(sha256);
      const restMs = Math.min(REST_MS * 2 ** ((tries.get(sha256) ?? 1) - 1), SILENCE_MAX_MS);
      const again = () => {
        resting.delete(sha256);
        next();
      };
      resting.set(sha256, setTimeout(again, restMs));
      next();
    },
    setReach(name, now) {
      reach.set(name, now);
      for (const [sha256, { source }] of [...asked]) if (source.name === name) drop(sha256);
      // a new connection may know what the last one did not
      if (now === 'connected') refusals.get(name)?.clear();
      look();
    },
    look,
    stop() {
      reach.clear();
      cancelIdle?.();
      for (const timer of resting.values()) clearTimeout(timer);
      for (const sha256 of [...asked.keys()]) drop(sha256);
    },
  };
}
