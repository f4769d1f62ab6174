// Which activities a changed row belongs to: those that it was read for, and those that it belongs to now.
import type { FilesDb } from '../../shared/files/files.ts';
import type { RecordId } from '../../shared/model/id.ts';
import { parseLink } from '../../shared/model/link.ts';
import type { ProjectionDb } from '../../shared/projection/database.ts';
import type { ChangedRows, Keys } from './changed-rows.ts';
import type { SearchDocument } from './search-index.ts';

type Table = keyof ProjectionDb | keyof FilesDb;

export interface Homes {
  /** These are all documents there are. */
  replaceAll(documents: readonly SearchDocument[]): void;
  put(documents: readonly SearchDocument[]): void;
  remove(ids: readonly RecordId[]): void;
  /** The activities whose documents may be different now; null when they cannot be told. */
  of(changed: ChangedRows): Promise<Set<RecordId> | null>;
}

export function openHomes(projection: ProjectionDb): Homes {
  /** What each document was made of, and the other way round. */
  const partsBy = new Map<RecordId, readonly string[]>();
  const homesBy = new Map<string, Set<RecordId>>();

  function remove(ids: readonly RecordId[]): void {
    for (const id of ids) {
      for (const part of partsBy.get(id) ?? []) homesBy.get(part)?.delete(id);
      partsBy.delete(id);
    }
  }

  function put(documents: readonly SearchDocument[]): void {
    remove(documents.map(({ id }) => id));
    for (const { id, parts } of documents) {
      partsBy.set(id, parts);
      for (const part of parts) homesBy.set(part, (homesBy.get(part) ?? new Set()).add(id));
    }
  }

  async function linkedTo(evidenceIds: readonly string[]): Promise<RecordId[]> {
    const keys = evidenceIds.map((id) => ['activityEvidence', id]);
    return (await projection.links.where('[kind+to]').anyOf(keys).toArray()).map(({ from }) => from);
  }

  /** Where rows of a table belong as they are now; rows that are gone belong nowhere. Tables that are not searched are not here. */
  const belonging: Partial<Record<Table, (keys: string[]) => Promise<RecordId[]>>> = {
    activities: async (keys) => keys as RecordId[],
    reflections: async (keys) =>
      (await projection.reflections.bulkGet(keys as RecordId[])).flatMap((one) => one?.activityId ?? []),
    evidence: linkedTo,
    annotations: async (keys) => {
      const found = await projection.annotations.bulkGet(keys as RecordId[]);
      return linkedTo(found.flatMap((one) => one?.evidenceId ?? []));
    },
    goals: async (keys) => {
      const found = await projection.links
        .where('[kind+from]')
        .anyOf(keys.map((id) => ['goalActivity', id]))
        .toArray();
      return found.map(({ to }) => to);
    },
    links: async (keys) =>
      keys.flatMap((key) => {
        const link = parseLink(key, 0);
        return link?.kind === 'activityEvidence' ? link.from : link?.kind === 'goalActivity' ? link.to : [];
      }),
    // a page's file may come after its evidence: whoever names it is known from the documents
    files: async () => [],
  };

  async function homesOf(table: Table, keys: Keys): Promise<RecordId[] | null> {
    const find = belonging[table];
    if (!find) return [];
    if (keys === 'all') return null;
    return [...[...keys].flatMap((key) => [...(homesBy.get(key) ?? [])]), ...(await find([...keys]))];
  }

  return {
    put,
    remove,
    replaceAll(documents) {
      partsBy.clear();
      homesBy.clear();
      put(documents);
    },
    async of(changed) {
      const all = new Set<RecordId>();
      for (const [table, keys] of changed) {
        const ids = await homesOf(table.slice(table.indexOf('/') + 1) as Table, keys);
        if (ids === null) return null;
        for (const id of ids) all.add(id);
      }
      return all;
    },
  };
}
