// A text area bound to a shared text: typing is committed on a pause and whenever the person turns away; edits from other devices
// appear in place, with the caret where it was.
import { onScopeDispose, type Ref, ref, type ShallowRef, shallowRef, watch } from 'vue';
import type { Instant } from '../../shared/model/dates.ts';
import { parseId } from '../../shared/model/id.ts';
import { keepVersion } from '../../shared/portfolio/edit.ts';
import { replaceText, sharedText, smallestEdit, type TextKind } from '../../shared/portfolio/texts.ts';
import { useHost } from '../host/host.ts';
import { openSitting } from './sitting.ts';
import { type DeltaStep, rebaseDraft } from './text-draft.ts';
import { typingPause } from './typing-pause.ts';

/** Whoever has paused for longer looks at what is there first, and goes on behind it. */
const WRITING_MS = 5_000;

type SharedText = NonNullable<ReturnType<typeof sharedText>>;

/** Which text: a field of a record. */
export interface TextPlace {
  kind: TextKind;
  id: string;
  field: string;
}

export interface BoundText {
  /** What the text area says, committed or not. For counts; the area itself is written directly. */
  draft: Readonly<Ref<string>>;
  /** False until the shared text is there to be written to. */
  canWrite: Readonly<Ref<boolean>>;
  /** When the last commit of this text was durable; null before. */
  savedAt: Readonly<Ref<Instant | null>>;
  /** Why the last commit is not durable, in words; null when it is. */
  failure: Readonly<Ref<string | null>>;
  /** Commits at once what waits. */
  commit(): void;
}

/**
 * Binds `area` to the shared text at `place` for as long as the calling component lives; both may change meanwhile.
 *
 * While an input method composes, nothing is written to the area or committed: it would end the composition.
 */
export function useSharedText(
  area: Readonly<ShallowRef<HTMLTextAreaElement | null | undefined>>,
  place: () => TextPlace | null,
): BoundText {
  const host = useHost();
  const draft = ref('');
  const canWrite = ref(false);
  const savedAt = shallowRef<Instant | null>(null);
  const failure = ref<string | null>(null);

  function bind(element: HTMLTextAreaElement, text: SharedText, at: TextPlace, isBegun: boolean): () => void {
    const mine = {};
    const { doc } = host.portfolio;
    const recordId = parseId(at.id);
    const sitting = openSitting(isBegun, (words, now) => {
      if (recordId) keepVersion(doc, recordId, at.field, words, now);
    });
    let base = text.toString();
    let isComposing = false;
    const waiting: DeltaStep[][] = [];
    element.value = base;
    draft.value = base;

    const commit = () => {
      pause.clear();
      if (isComposing || element.value === base) return;
      const [was, is, caret] = [base, element.value, element.selectionEnd];
      base = is;
      // one update for both: the earlier words are never without the later ones, nor the other way round
      doc.transact(() => {
        sitting.changes(was, is, smallestEdit(was, is, caret)?.remove ?? 0, new Date());
        replaceText(text, is, caret, mine);
      }, mine);
      host.saved().then(
        () => {
          savedAt.value = host.status.value.savedAt;
          failure.value = null;
        },
        () => {
          failure.value = host.status.value.failure ?? 'This text is not on this device’s storage yet.';
        },
      );
    };
    const pause = typingPause(commit);
    let typedAtMs = Number.NEGATIVE_INFINITY;
    const typed = () => {
      typedAtMs = performance.now();
      draft.value = element.value;
      pause.typed();
    };
    const takeIn = () => {
      for (const delta of waiting.splice(0)) {
        const isWriting = performance.now() - typedAtMs < WRITING_MS;
        const { draft: next, move } = rebaseDraft({ base, draft: element.value, delta, isWriting });
        const [start, end, direction] = [element.selectionStart, element.selectionEnd, element.selectionDirection];
        base = applyDelta(base, delta);
        element.value = next;
        element.setSelectionRange(...move(start, end), direction);
      }
      draft.value = element.value;
    };
    const changed = (event: { delta: DeltaStep[] }, transaction: { origin: unknown }) => {
      if (transaction.origin === mine) return;
      waiting.push(event.delta);
      if (!isComposing) takeIn();
    };
    const composes = () => {
      isComposing = true;
    };
    const composed = () => {
      isComposing = false;
      typedAtMs = performance.now();
      takeIn();
      typed();
    };
    const hidden = () => {
      if (document.visibilityState === 'hidden') commit();
    };

    text.observe(changed);
    const unbound = new AbortController();
    const { signal } = unbound;
    element.addEventListener('input', typed, { signal });
    element.addEventListener('blur', commit, { signal });
    element.addEventListener('compositionstart', composes, { signal });
    element.addEventListener('compositionend', composed, { signal });
    window.addEventListener('beforeunload', commit, { signal });
    window.addEventListener('pagehide', commit, { signal });
    document.addEventListener('visibilitychange', hidden, { signal });
    commitNow = commit;
    canWrite.value = true;
    return () => {
      isComposing = false;
      commit();
      canWrite.value = false;
      text.unobserve(changed);
      unbound.abort();
    };
  }

  // a later save takes everything before it along
  watch(host.status, ({ saving, savedAt: at }) => {
    if (saving !== 'saved' || !failure.value) return;
    failure.value = null;
    savedAt.value = at;
  });

  let unbind = () => {};
  let commitNow = () => {};
  let hadNoPlace = false;
  watch(
    // each by itself: the status changes with every save, and nothing may be bound anew by that. The key is text, so that an
    // equal place given anew binds nothing anew either; `loaded` since texts are read from the document
    [
      () => area.value,
      () => {
        const at = place();
        return at && `${at.kind}:${at.id}:${at.field}`;
      },
      () => host.status.value.loaded,
    ] as const,
    ([element, , isLoaded]) => {
      unbind();
      unbind = () => {};
      const at = place();
      const text = element && at && isLoaded ? sharedText(host.portfolio.doc, at.kind, at.id, at.field) : null;
      // what stands in an area that had no place is what the record was begun with
      if (element && at && text) unbind = bind(element, text, at, hadNoPlace && element.value !== '');
      hadNoPlace = at === null;
    },
    { immediate: true, flush: 'post' },
  );
  // before the element leaves the page, while its text can still be read
  onScopeDispose(() => unbind());

  return { draft, canWrite, savedAt, failure, commit: () => commitNow() };
}

function applyDelta(base: string, delta: readonly DeltaStep[]): string {
  let result = '';
  let at = 0;
  for (const step of delta) {
    if (step.retain !== undefined) {
      result += base.slice(at, at + step.retain);
      at += step.retain;
    } else if (step.delete !== undefined) at += step.delete;
    else if (typeof step.insert === 'string') result += step.insert;
  }
  return result + base.slice(at);
}
