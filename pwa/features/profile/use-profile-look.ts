// The look before sending: what is found in the profile's texts at once, what is in its files when they are read, and what the
// person says of it.
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import { toInstant } from '../../../shared/model/dates.ts';
import { useHost } from '../../host/host.ts';
import type { KeptPart, OpenFind, Passage } from '../../records/confidentiality/open-finds.ts';
import { useWritingContext } from '../../records/confidentiality/use-writing-context.ts';
import { useEdit } from '../../records/use-edit.ts';
import { filesOf, type LookThrough, lookThroughProfile } from './look-through-profile.ts';
import type { ProfileOnPage } from './use-profile.ts';

/** What Waymark cannot look into, and why, in a sentence. */
export interface UnreadFile {
  where: string;
  to: string;
  why: string;
  /** What it is of a kept page; null for a file of the person's own. */
  part: KeptPart | null;
}

interface ReadFile {
  passages: Passage[];
  unread: UnreadFile[];
}

const ELSEWHERE = 'It is not on this device, so it cannot be read here. Open it to fetch it, then look again.';

export function useProfileLook(page: ProfileOnPage) {
  const host = useHost();
  const edit = useEdit();
  const { context, kept } = useWritingContext();
  const { sent } = page;
  const files = computed(() => filesOf(sent.value.evidence));

  /** What was read, by evidence and content: a file is read once as long as the page is open. */
  const readFiles = shallowRef<ReadonlyMap<string, ReadFile>>(new Map());
  const keyOf = ({ evidenceId, sha256 }: { evidenceId: string; sha256: string }) => `${evidenceId}:${sha256}`;
  const reading = ref<{ at: number; of: number } | null>(null);
  let abort = new AbortController();
  const stop = () => abort.abort();
  onScopeDispose(stop);

  async function readFile(file: (typeof files.value)[number], signal: AbortSignal): Promise<ReadFile> {
    const { where, to, name, mime, sha256, evidenceId, role } = file;
    const part = role && { evidenceId, role };
    const blob = await host.file(sha256).catch(() => null);
    if (!blob) return { passages: [], unread: [{ where, to, why: ELSEWHERE, part }] };
    const { wordsOfFile } = await import('../../confidentiality/words-of-file.ts');
    const { words, unread } = await wordsOfFile(blob.type ? blob : new Blob([blob], { type: mime }), name, signal);
    return {
      passages: words.map(({ part: inside, text }) => ({
        place: keyOf(file),
        where: inside ? `${where}, ${inside}` : where,
        to,
        text,
        ...(part ? { part } : {}),
      })),
      unread: unread ? [{ where, to, why: unread, part }] : [],
    };
  }

  /** Reads the files that were not read yet, one after the other. */
  async function readAll(): Promise<void> {
    stop();
    abort = new AbortController();
    const { signal } = abort;
    const wanted = files.value.filter((file) => {
      const there = readFiles.value.get(keyOf(file));
      return !there || there.unread.some(({ why }) => why === ELSEWHERE);
    });
    try {
      for (const [at, file] of wanted.entries()) {
        reading.value = { at: at + 1, of: wanted.length };
        const read = await readFile(file, signal);
        signal.throwIfAborted();
        readFiles.value = new Map([...readFiles.value, [keyOf(file), read]]);
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      if (abort.signal === signal) reading.value = null;
    }
  }
  /** Where words may stand that nobody's program has looked at. */
  const notRead = computed(() => files.value.filter((file) => !readFiles.value.has(keyOf(file))));
  const isRead = computed(() => notRead.value.length === 0);
  const inFiles = computed(() => files.value.flatMap((file) => readFiles.value.get(keyOf(file))?.passages ?? []));
  const unread = computed(() => files.value.flatMap((file) => readFiles.value.get(keyOf(file))?.unread ?? []));

  // a text of 1,500 words and a list of hundreds: looked through once for each change, not for each question
  const look = shallowRef<LookThrough | null>(null);
  watch(
    [sent, context, kept, inFiles],
    ([what, known, keeps, read]) => {
      look.value = known && keeps ? lookThroughProfile(what, { context: known, kept: keeps, inFiles: read }) : null;
    },
    { immediate: true },
  );

  async function keep({ key }: OpenFind): Promise<void> {
    await edit((doc, { putSetting }) => putSetting(doc, key, 'kept'));
  }
  /** The person's word that they have looked at it themselves; holds until something of it is changed. */
  async function acknowledge(): Promise<void> {
    const over = look.value?.fingerprint;
    const id = page.profileId.value;
    if (!over || !id) return;
    await edit((doc, { changeProfile }) => {
      changeProfile(doc, id, { lookedAt: toInstant(new Date()), lookedOver: over });
    });
  }

  return {
    look,
    unread,
    reading,
    isRead,
    notRead,
    hasFiles: computed(() => files.value.length > 0),
    readAll,
    stop,
    keep,
    acknowledge,
  };
}
