// Before something is made that others will read: what was found in exactly what goes into it is shown. It stops nobody.
import { computed, shallowRef, watch } from 'vue';
import { useEdit } from '../use-edit.ts';
import { type OpenFind, openFindsIn, type Passage } from './open-finds.ts';
import { useWritingContext } from './use-writing-context.ts';

interface Asked {
  passages: () => readonly Passage[];
  goOn: () => unknown;
}

export function useLookFirst() {
  const edit = useEdit();
  const { context, kept } = useWritingContext();
  const known = computed(() => (context.value && kept.value ? { context: context.value, kept: kept.value } : null));
  /** What waits for the person's word; null while nothing does. */
  const asked = shallowRef<Asked | null>(null);
  /** Of what it says now: words may be changed while it waits. */
  const finds = computed<OpenFind[]>(() => (asked.value ? findsIn(asked.value.passages()) : []));

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

  /** Goes on at once where nothing is open; else waits for `goOn` of this, or for `dismiss`. */
  async function lookFirst(passages: Asked['passages'], goOn: Asked['goOn']): Promise<void> {
    asked.value = null;
    // without a turn of its own where it is known: a browser lets copy only in the moment of the press
    if (!known.value) await whenKnown();
    if (findsIn(passages()).length === 0) await goOn();
    else asked.value = { passages, goOn };
  }

  function dismiss(): void {
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
  return { asked, finds, lookFirst, goOn, dismiss, keep };
}
export type LookFirst = ReturnType<typeof useLookFirst>;
