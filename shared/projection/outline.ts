// The whole dated list in little: which activities, in which order, and how many a month; no rows are read for it.
import { Dexie } from 'dexie';
import { addDays, type LocalDate } from '../model/dates.ts';
import type { RecordId } from '../model/id.ts';
import type { ProjectionDb } from './database.ts';

export interface Outline {
  /** Latest first; activities without a date last. */
  ids: RecordId[];
  /** In the same order: `YYYY-MM`, or empty for those without a date. */
  months: { month: string; count: number }[];
}

/** `sortKey` of an activity without a date. */
const UNDATED = '0000-00-00';

const upTo = (db: ProjectionDb, last: string, first: unknown = Dexie.minKey) =>
  db.activities.where('[shelf+sortKey]').between(['record', first], ['record', last], true, true);

/** The outline of what is in the record until `today`. Looks at keys alone: ten thousand take some tens of milliseconds. */
export function recordOutline(db: ProjectionDb, today: LocalDate): Promise<Outline> {
  return db.transaction('r', db.activities, async () => {
    // all keys at once, in the index's own order; asked for in reverse they would come one by one
    const ids = await upTo(db, today).primaryKeys();
    const months: Outline['months'] = [];
    let last: string = today;
    for (;;) {
      const [key] = await upTo(db, last).reverse().limit(1).keys();
      const day = (key as unknown as [string, string] | undefined)?.[1];
      if (!day) break;
      const month = day === UNDATED ? '' : day.slice(0, 7);
      months.push({ month, count: await upTo(db, last, month ? `${month}-01` : UNDATED).count() });
      if (!month) break;
      last = addDays(`${month}-01` as LocalDate, -1);
    }
    return { ids: ids.reverse(), months };
  });
}
