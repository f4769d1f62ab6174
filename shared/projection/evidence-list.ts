// All the evidence of a portfolio, with what it shows: for the list of it, and for choosing what is there already.
import { Dexie } from 'dexie';
import type { RecordId } from '../model/id.ts';
import type { Link } from '../model/link.ts';
import type { ActivityRow, EvidenceRow, ProjectionDb } from './database.ts';

export interface ListedEvidence {
  piece: EvidenceRow;
  /** The activities that it shows, in the bin or not; those that are gone are left out. */
  homes: ActivityRow[];
}

const isNewer = (one: EvidenceRow, other: EvidenceRow): number => (one.addedAt < other.addedAt ? 1 : -1);

/** Activities by the evidence that is linked to them. */
async function homesBy(db: ProjectionDb, links: readonly Link[]): Promise<Map<string, ActivityRow[]>> {
  const ids = [...new Set(links.map(({ from }) => from))];
  const rows = new Map((await db.activities.bulkGet(ids)).flatMap((row) => (row ? [[row.id, row] as const] : [])));
  const homes = new Map<string, ActivityRow[]>();
  for (const { from, to } of links) {
    const row = rows.get(from);
    if (row) homes.set(to, [...(homes.get(to) ?? []), row]);
  }
  return homes;
}

/** All of it at once: a cursor that looks at one row after the other takes many times as long. */
const piecesOf = async (db: ProjectionDb, fits: (piece: EvidenceRow) => boolean): Promise<EvidenceRow[]> =>
  (await db.evidence.toArray()).filter((piece) => !piece.deletedOn && fits(piece)).sort(isNewer);

/** All evidence outside the bin, newest first. */
export async function allEvidence(db: ProjectionDb): Promise<ListedEvidence[]> {
  const links = db.links
    .where('[kind+from]')
    .between(['activityEvidence', Dexie.minKey], ['activityEvidence', Dexie.maxKey])
    .toArray();
  const [pieces, homes] = await Promise.all([piecesOf(db, () => true), links.then((found) => homesBy(db, found))]);
  return pieces.map((piece) => ({ piece, homes: homes.get(piece.id) ?? [] }));
}

/** One piece, in the bin or not, with what it shows; null when there is none on this device. */
export async function oneEvidence(db: ProjectionDb, id: string): Promise<ListedEvidence | null> {
  const piece = await db.evidence.get(id as RecordId);
  if (!piece) return null;
  const links = await db.links.where('[kind+to]').equals(['activityEvidence', piece.id]).toArray();
  return { piece, homes: (await homesBy(db, links)).get(piece.id) ?? [] };
}

/** Other pieces outside the bin that are the same file. */
export async function sameFile(db: ProjectionDb, { id, file }: EvidenceRow): Promise<EvidenceRow[]> {
  if (!file) return [];
  return piecesOf(db, (one) => one.id !== id && one.file?.sha256 === file.sha256);
}

/** Evidence that is not with this activity yet and whose title holds all of `words`, newest first. */
export async function addableEvidence(
  db: ProjectionDb,
  activityId: string,
  words: string,
  limit = 8,
): Promise<EvidenceRow[]> {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const links = await db.links.where('[kind+from]').equals(['activityEvidence', activityId]).toArray();
  const there = new Set<string>(links.map(({ to }) => to));
  const fits = ({ id, title }: EvidenceRow) =>
    !there.has(id) && wanted.every((word) => title.toLowerCase().includes(word));
  return (await piecesOf(db, fits)).slice(0, limit);
}
