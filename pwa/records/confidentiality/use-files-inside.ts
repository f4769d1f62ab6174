// What is inside the files that go along, read one after the other; and of which it is not known, and why. It holds nobody up.
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import type { ReadFileWords } from '../../confidentiality/words-of-file.ts';
import { useHost } from '../../host/host.ts';
import { useReadWords } from '../../stores/read-words.ts';
import type { KeptPart, Passage } from './open-finds.ts';

/** A file that goes along with what is looked through. */
export interface FileInside {
  /** Evidence and file: what is kept here is asked about elsewhere. */
  place: string;
  /** "Evidence 2, “Letter”". */
  where: string;
  /** A path of the app. */
  to: string;
  sha256: string;
  mime: string;
  /** What it is called, for files that do not say what they are; may be empty. */
  name: string;
  /** What it is of a kept page, which can be sent without it; null for a file of the person's own. */
  part: KeptPart | null;
}

/** What Waymark cannot look into, and why, in a sentence. */
export interface UnreadFile extends Pick<FileInside, 'where' | 'to' | 'part'> {
  why: string;
}

const ELSEWHERE = 'It is not on this device, so it cannot be read here. Open it to fetch it, then look again.';
const FAILED = 'It could not be read just now. Look again, or look at it yourself.';

/** The same bytes are read once; as what depends on what they are said to be. */
const contentOf = (file: FileInside): string =>
  `${file.sha256} ${file.mime} ${file.name}${isPageText(file) ? ' as printed' : ''}`;
const isPageText = ({ part }: FileInside): boolean => part?.role === 'text';

/** Of a kept page exactly what is printed, which is what can be covered; of a file all that is in it. */
async function wordsIn(blob: Blob, file: FileInside, signal: AbortSignal): Promise<ReadFileWords> {
  if (isPageText(file)) {
    const { forDetectors, pageText } = await import('../../redaction/page-text.ts');
    return { words: [{ part: '', text: forDetectors(pageText(await blob.text(), file.mime).text) }], unread: '' };
  }
  const { wordsOfFile } = await import('../../confidentiality/words-of-file.ts');
  return wordsOfFile(blob.type ? blob : new Blob([blob], { type: file.mime }), file.name, signal);
}

const unread = (why: string): ReadFileWords => ({ words: [], unread: why });

export function useFilesInside(files: () => readonly FileInside[]) {
  const host = useHost();
  const words = useReadWords();
  /** What could not be read and may be another time. */
  const notNow = shallowRef<ReadonlyMap<string, ReadFileWords>>(new Map());
  const reading = ref<{ at: number; of: number } | null>(null);
  let abort = new AbortController();
  let isAsked = false;
  function stop(): void {
    isAsked = false;
    abort.abort();
    reading.value = null;
  }
  onScopeDispose(stop);

  const readOf = (file: FileInside): ReadFileWords | undefined =>
    words.byContent.get(contentOf(file)) ?? notNow.value.get(contentOf(file));

  async function read(file: FileInside, signal: AbortSignal): Promise<void> {
    const key = contentOf(file);
    try {
      const blob = await host.file(file.sha256).catch(() => null);
      if (!blob) return later(key, ELSEWHERE);
      const found = await wordsIn(blob, file, signal);
      // of what was stopped half is known
      if (!signal.aborted) words.put(key, found);
    } catch {
      if (!signal.aborted) later(key, FAILED);
    }
  }
  function later(key: string, why: string): void {
    notNow.value = new Map([...notNow.value, [key, unread(why)]]);
  }

  /** Reads what was not read yet; what was elsewhere is looked for again. False when it was stopped. */
  async function readAll(): Promise<boolean> {
    stop();
    isAsked = true;
    abort = new AbortController();
    const { signal } = abort;
    const wanted = new Map(files().map((file) => [contentOf(file), file]));
    for (const key of words.byContent.keys()) wanted.delete(key);
    let at = 0;
    for (const file of wanted.values()) {
      reading.value = { at: ++at, of: wanted.size };
      await read(file, signal);
      if (signal.aborted) break;
    }
    if (abort.signal === signal) reading.value = null;
    return !signal.aborted;
  }

  const passagesOf = (file: FileInside): Passage[] =>
    (readOf(file)?.words ?? []).map(({ part: inside, text }) => ({
      place: file.place,
      where: inside ? `${file.where}, ${inside}` : file.where,
      to: file.to,
      text,
      ...(file.part ? { part: file.part } : {}),
    }));
  const unreadOf = (file: FileInside): UnreadFile[] => {
    const { where, to, part } = file;
    const why = readOf(file)?.unread;
    return why ? [{ where, to, part, why }] : [];
  };
  /** Where words may stand that nobody's program has looked at. */
  const notRead = computed(() => files().filter((file) => !readOf(file)));
  // whoever asked for it once is not asked again for what comes after: evidence that is chosen, a covered copy of a file
  watch([notRead, reading], ([{ length }, is]) => {
    if (length > 0 && isAsked && !is) void readAll();
  });

  return {
    /** What is known of their words so far. */
    passages: computed(() => files().flatMap(passagesOf)),
    unread: computed(() => files().flatMap(unreadOf)),
    notRead,
    isRead: computed(() => notRead.value.length === 0),
    reading,
    readAll,
    stop,
  };
}
export type FilesInside = ReturnType<typeof useFilesInside>;
