// The search index as it is kept: read once, then changed with the rows, activity by activity.
import type { ObservabilitySet } from 'dexie';
import type { FilesDb } from '../../shared/files/files.ts';
import type { LocalDate } from '../../shared/model/dates.ts';
import type { RecordId } from '../../shared/model/id.ts';
import type { ProjectionDb } from '../../shared/projection/database.ts';
import { addChanged, type ChangedRows } from './changed-rows.ts';
import { openHomes } from './homes.ts';
import { openDocumentReader } from './read-documents.ts';
import { type Found, openSearchIndex, type RecordQuery } from './search-index.ts';

export interface KeptIndex {
  /** What the query finds, among all that was told until now. Reads everything first when it was not read for this day. */
  find(query: RecordQuery, limit: number, today: LocalDate): Promise<Found>;
  /** Rows were written; `catchUp` takes them in. */
  note(parts: ObservabilitySet): void;
  /** Takes in what was noted. False when there was nothing, or nothing was read yet. */
  catchUp(): Promise<boolean>;
}

export function openKeptIndex(projection: ProjectionDb, files: FilesDb): KeptIndex {
  const reader = openDocumentReader(projection, files);
  const homes = openHomes(projection);
  const index = openSearchIndex();
  /** The day that the index is of, or is being read for: states depend on it. Null before, and after a reading that failed. */
  let readFor: LocalDate | null = null;
  /** What was written since the rows were read; null when that may be anything. */
  let noted: ChangedRows | null = new Map();
  /** One reading of the rows at a time. */
  let reading: Promise<void> = Promise.resolve();

  function next(step: () => Promise<void>): Promise<void> {
    reading = reading.catch(() => undefined).then(step);
    return reading;
  }

  async function readAll(today: LocalDate): Promise<void> {
    // what is written while rows are read may or may not be among them: it is taken in afterwards, once more
    noted = new Map();
    const documents = await reader.readAll(today);
    index.replaceAll(documents);
    homes.replaceAll(documents);
  }

  async function readChanged(changed: ChangedRows, today: LocalDate): Promise<void> {
    const ids = await homes.of(changed);
    if (ids === null) return readAll(today);
    const documents = await reader.read([...ids], today);
    index.put(documents);
    homes.put(documents);
    const there = new Set<RecordId>(documents.map(({ id }) => id));
    const gone = [...ids].filter((id) => !there.has(id));
    index.remove(gone);
    homes.remove(gone);
  }

  return {
    async find(query, limit, today) {
      if (readFor !== today) {
        readFor = today;
        void next(() => readAll(today));
      }
      try {
        await reading;
      } catch (error) {
        readFor = null;
        throw error;
      }
      return index.find(query, limit);
    },
    note(parts) {
      noted &&= addChanged(noted, parts);
    },
    async catchUp() {
      const [changed, today] = [noted, readFor];
      if (!today || changed?.size === 0) return false;
      noted = new Map();
      try {
        await next(() => (changed ? readChanged(changed, today) : readAll(today)));
      } catch (error) {
        // half of it may be in: the next question reads everything
        readFor = null;
        throw error;
      }
      return true;
    },
  };
}
