// What is known of the person when their words are looked through: their list, who they are, and what they said to keep.
import { computed } from 'vue';
import type { WritingContext } from '../../../shared/privacy/scan-writing.ts';
import { keptFinds, namesToLeaveOut } from '../../../shared/projection/privacy-settings.ts';
import { registrations } from '../../../shared/projection/queries.ts';
import { useHost } from '../../host/host.ts';
import { useLive } from '../../stores/use-live.ts';

export function useWritingContext() {
  const db = useHost().portfolio.projection;
  const { answer: ownWords } = useLive(() => namesToLeaveOut(db));
  const { answer: own } = useLive(() => registrations(db));
  const { answer: kept } = useLive(() => keptFinds(db));
  /** Null until it is all known: before, the person's own name would be asked about. */
  const context = computed<WritingContext | null>(() => {
    if (!ownWords.value || !own.value) return null;
    const owner = { names: own.value.map(({ name }) => name), numbers: own.value.map(({ number }) => number) };
    return { ownWords: ownWords.value, owner };
  });
  return { context, kept };
}
