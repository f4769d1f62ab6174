// Which files of the portfolio come over from the extension, and when: words and pictures at once, large files when nothing else is to do.

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
  /** Files that the extension in this browser does not have either: they are on another device. */
  elsewhere: number;
}

export interface WantedFilesOptions {
  request: (sha256: string) => void;
  onWaiting: (waiting: FilesWaiting) => void;
  /** Calls back when the browser has nothing better to do. Returns the cancel. */
  whenIdle: (then: () => void) => () => void;
}

export interface WantedFiles {
  /** All that is lacking now; what is not among them any more has come. */
  set(missing: readonly WantedFile[]): void;
  /** A person waits for this one: it goes first, whatever its size. */
  want(sha256: string): void;
  /** A part of it has come: it is on its way. */
  moved(sha256: string): void;
  /** The extension does not have it. */
  refused(sha256: string): void;
  /** Whether the extension can be asked now. */
  setConnected(isConnected: boolean): void;
  stop(): void;
}

/** Files above this come only when somebody opens them, or when nothing else is to do. */
export const LARGE_BYTES = 5_000_000;
const AT_ONCE = 3;
/** A file of which nothing has come for so long is asked for again, each time after twice as long. */
const SILENCE_MS = 20_000;
const SILENCE_MAX_MS = 600_000;

export function wantedFiles({ request, onWaiting, whenIdle }: WantedFilesOptions): WantedFiles {
  let missing = new Map<string, WantedFile>();
  const urgent = new Set<string>();
  const asked = new Map<string, ReturnType<typeof setTimeout>>();
  const tries = new Map<string, number>();
  const elsewhere = new Set<string>();
  let isConnected = false;
  let cancelIdle: (() => void) | null = null;

  const isWaiting = ({ sha256 }: WantedFile) => !elsewhere.has(sha256);

  function report(): void {
    const waiting = [...missing.values()].filter(isWaiting);
    onWaiting({
      count: waiting.length,
      sizeBytes: waiting.reduce((sum, file) => sum + file.sizeBytes, 0),
      elsewhere: missing.size - waiting.length,
    });
  }

  function forget(sha256: string): void {
    clearTimeout(asked.get(sha256));
    asked.delete(sha256);
  }

  function ask(sha256: string): void {
    const tried = tries.get(sha256) ?? 0;
    const patienceMs = Math.min(SILENCE_MS * 2 ** tried, SILENCE_MAX_MS);
    tries.set(sha256, tried + 1);
    asked.set(
      sha256,
      setTimeout(() => {
        forget(sha256);
        next();
      }, patienceMs),
    );
    request(sha256);
  }

  function next(): void {
    cancelIdle?.();
    cancelIdle = null;
    if (!isConnected) return;
    const open = [...missing.values()].filter((file) => isWaiting(file) && !asked.has(file.sha256));
    const first = open.filter(({ sha256, sizeBytes }) => urgent.has(sha256) || sizeBytes <= LARGE_BYTES);
    first.sort(
      (a, b) =>
        Number(urgent.has(b.sha256)) - Number(urgent.has(a.sha256)) ||
        // what has been silent stands back behind what was not tried yet
        (tries.get(a.sha256) ?? 0) - (tries.get(b.sha256) ?? 0) ||
        a.rank - b.rank ||
        a.sizeBytes - b.sizeBytes,
    );
    for (const { sha256 } of first) if (asked.size < AT_ONCE) ask(sha256);
    const [large] = open.filter(({ sha256 }) => !asked.has(sha256)).sort((a, b) => a.sizeBytes - b.sizeBytes);
    if (asked.size > 0 || !large) return;
    cancelIdle = whenIdle(() => {
      cancelIdle = null;
      if (isConnected && missing.has(large.sha256) && !asked.has(large.sha256)) ask(large.sha256);
    });
  }

  return {
    set(now) {
      missing = new Map(now.map((file) => [file.sha256, file]));
      for (const sha256 of [...asked.keys()]) if (!missing.has(sha256)) forget(sha256);
      for (const known of [urgent, elsewhere, tries])
        for (const sha256 of [...known.keys()]) if (!missing.has(sha256)) known.delete(sha256);
      report();
      next();
    },
    want(sha256) {
      urgent.add(sha256);
      elsewhere.delete(sha256);
      if (!missing.has(sha256)) missing.set(sha256, { sha256, sizeBytes: 0, rank: 0 });
      next();
    },
    moved(sha256) {
      if (!asked.has(sha256)) return;
      tries.set(sha256, 0);
      forget(sha256);
      asked.set(
        sha256,
        setTimeout(() => {
          forget(sha256);
          next();
        }, SILENCE_MS),
      );
    },
    refused(sha256) {
      forget(sha256);
      if (missing.has(sha256)) elsewhere.add(sha256);
      report();
      next();
    },
    setConnected(now) {
      isConnected = now;
      for (const sha256 of [...asked.keys()]) forget(sha256);
      // a new connection may know what the last one did not
      if (now) elsewhere.clear();
      report();
      next();
    },
    stop() {
      isConnected = false;
      cancelIdle?.();
      for (const sha256 of [...asked.keys()]) forget(sha256);
    },
  };
}
