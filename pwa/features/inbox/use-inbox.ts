// What waits in the inbox, with its evidence and what was marked on it.
import type { Annotation } from '../../../shared/model/annotation.ts';
import {
  type ActivityWithParts,
  annotationsBy,
  inbox,
  inboxCount,
  withParts,
} from '../../../shared/projection/queries.ts';
import { useHost } from '../../host/host.ts';
import { type Live, useLive } from '../../stores/use-live.ts';

export interface Waiting extends ActivityWithParts {
  marks: Annotation[];
}

export interface Inbox {
  /** Newest first; the latest of them where there are very many. */
  rows: Waiting[];
  /** Of all that waits. */
  count: number;
}

export function useInbox(): Live<Inbox> {
  const { portfolio } = useHost();
  return useLive(async () => {
    const db = portfolio.projection;
    const [waiting, count] = await Promise.all([inbox(db), inboxCount(db)]);
    const rows = await withParts(db, waiting);
    const ids = rows.flatMap(({ evidence }) => evidence.map(({ id }) => id));
    const marks = await annotationsBy(db, ids);
    return {
      rows: rows.map((row) => ({ ...row, marks: row.evidence.flatMap(({ id }) => marks.get(id) ?? []) })),
      count,
    };
  });
}
