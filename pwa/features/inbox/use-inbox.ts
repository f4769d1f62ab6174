// What waits in the inbox, with its evidence and what was marked on it.
import type { Annotation } from '../../../shared/model/annotation.ts';
import { type ActivityWithParts, annotationsBy, inbox, withParts } from '../../../shared/projection/queries.ts';
import { useHost } from '../../host/host.ts';
import { type Live, useLive } from '../../stores/use-live.ts';

export interface Waiting extends ActivityWithParts {
  marks: Annotation[];
}

/** Newest first. */
export function useInbox(): Live<Waiting[]> {
  const { portfolio } = useHost();
  return useLive(async () => {
    const rows = await withParts(portfolio.projection, await inbox(portfolio.projection));
    const ids = rows.flatMap(({ evidence }) => evidence.map(({ id }) => id));
    const marks = await annotationsBy(portfolio.projection, ids);
    return rows.map((row) => ({ ...row, marks: row.evidence.flatMap(({ id }) => marks.get(id) ?? []) }));
  });
}
