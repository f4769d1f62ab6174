// Before something is made that others will read: what was found in exactly what goes into it is shown, in its texts at once and in
// its files as they are read. It stops nobody.
import { computed, shallowRef, watch } from 'vue';
import { useEdit } from '../use-edit.ts';
import { type OpenFind, openFindsIn, type Passage } from './open-finds.ts';
import { type FileInside, useFilesInside } from './use-files-inside.ts';
import { useWritingContext } from './use-writing-context.ts';

interface Asked {
  passages: () => readonly Passage[];
  /** The files that go along in it. */
  files: () => readonly FileInside[];
  goOn: () => unknown;
}
const NO_FILES = () => [];

export function useLookFirst() {
  const edit = useEdit();
  const { context, kept } = useWritingContext();
  const known = computed(() => (context.value && kept.value ? { context: context.value, kept: kept.value } : null));
  /** What waits for the person's word; null while nothing does. */
  const asked = shallowRef<Asked | null>(null);
  const inside = useFilesInside(() => asked.value?.files() ?? []);
  /** Of what it says now: words may be changed while it waits. */
  const finds = computed<OpenFind[]>(() =>
    asked.value ? findsIn([...asked.value.passages(), ...inside.passages.value]) : [],
  );

  const findsIn = (passages: readonly Passage[]): OpenFind[] =>
    known.value ? openFindsIn(passages, known.value.context, known.value.kept) : [];

  const whenKnown = () =>
    new Promise<void>((resolve) => {
      const stop = watch(known, (is) => {
        if (!is) return;
        stop();
        resolve();
      });
    });

  /** Goes on at once where nothing is open; else waits for `goOn` of this, or for `dismiss`. Files are read first, as long as nobody says either. */
  async function lookFirst(
    passages: Asked['passages'],
    goOn: Asked['goOn'],
    files: Asked['files'] = NO_FILES,
  ): Promise<void> {
    dismiss();
    // without a turn of its own where it is known: a browser lets copy only in the moment of the press
    if (!known.value) await whenKnown();
    const mine = { passages, files, goOn };
    const hasFiles = files().length > 0;
    if (!hasFiles && findsIn(passages()).length === 0) return void (await goOn());
    asked.value = mine;
    if (!hasFiles || !(await inside.readAll()) || asked.value !== mine) return;
    if (finds.value.length + inside.unread.value.length > 0) return;
    dismiss();
    await goOn();
  }

  function dismiss(): void {
    inside.stop();
    asked.value = null;
  }
  async function goOn(): Promise<void> {
    const waited = asked.value;
    dismiss();
    await waited?.goOn();
  }
  async function keep({ key }: OpenFind): Promise<void> {
    await edit((doc, { putSetting }) => putSetting(doc, key, 'kept'));
  }
  return { asked, finds, inside, lookFirst, goOn, dismiss, keep };
}
export type LookFirst = ReturnType<typeof useLookFirst>;
