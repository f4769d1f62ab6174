// Evidence that belongs to an activity outside the bin, or to none.
import type { EvidenceRow, ProjectionDb } from '../../../shared/projection/database.ts';

export async function evidenceInUse(db: ProjectionDb): Promise<EvidenceRow[]> {
  const [rows, links, binned] = await Promise.all([
    db.evidence.filter((row) => !row.deletedOn).toArray(),
    db.links.filter((link) => link.kind === 'activityEvidence').toArray(),
    db.activities.where('[shelf+sortKey]').between(['bin', ''], ['bin', '\uffff']).primaryKeys(),
  ]);
  const inBin = new Set<string>(binned);
  const homes = Map.groupBy(links, (link) => link.to);
  return rows.filter(({ id }) => {
    const activities = homes.get(id) ?? [];
    return activities.length === 0 || activities.some(({ from }) => !inBin.has(from));
  });
}
