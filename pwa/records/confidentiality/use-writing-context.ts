// What is known of the person when their words are looked through: their list, who they are, and what they said to keep.
import { computed } from 'vue';
import type { WritingContext } from '../../../shared/privacy/scan-writing.ts';
import type { ProjectionDb } from '../../../shared/projection/database.ts';
import { keptFinds, namesToLeaveOut } from '../../../shared/projection/privacy-settings.ts';
import { registrations } from '../../../shared/projection/queries.ts';
import { useHost } from '../../host/host.ts';
import { useLive } from '../../stores/use-live.ts';

export async function writingContext(db: ProjectionDb): Promise<WritingContext> {
  const [ownWords, own] = await Promise.all([namesToLeaveOut(db), registrations(db)]);
  return { ownWords, owner: { names: own.map(({ name }) => name), numbers: own.map(({ number }) => number) } };
}

export function useWritingContext() {
  const db = useHost().portfolio.projection;
  const { answer } = useLive(() => writingContext(db));
  const { answer: kept } = useLive(() => keptFinds(db));
  /** Null until it is all known: before, the person's own name would be asked about. */
  const context = computed(() => answer.value ?? null);
  return { context, kept };
}
