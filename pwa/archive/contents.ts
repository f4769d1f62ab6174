// What an archive holds, sorted for people to read: activities with what belongs to them, and a path for every file.
import type { Activity } from '../../shared/model/activity.ts';
import type { Evidence, FileReference } from '../../shared/model/evidence.ts';
import type { OwnModel } from '../../shared/model/own-model.ts';
import type { Reflection } from '../../shared/model/reflection.ts';
import { type ArchivedRecords, parseAllArchived } from '../../shared/portfolio/archived.ts';
import type { ArchivedFile } from './format.ts';
import { endingOf, type Naming } from './names.ts';

export interface ToldActivity {
  activity: Activity;
  path: string;
  reflections: Reflection[];
  evidence: Evidence[];
}

export interface Contents {
  /** The latest first; those in the bin last. */
  activities: ToldActivity[];
  ownModels: OwnModel[];
  /** Every file that a record names, once. */
  files: ArchivedFile[];
  counts: { activities: number; evidence: number; reflections: number; files: number };
}

interface Named extends FileReference {
  fileName: string;
  words: string[];
}

/** Every file of a piece of evidence: its own, and the parts of a page. */
function filesOf({ title, obtainedOn, file, fileName, snapshot, parts }: Evidence): Named[] {
  const words = [obtainedOn ?? '', title];
  const named = (one: FileReference, more: string, own = ''): Named => ({
    ...one,
    fileName: own,
    words: [...words, more],
  });
  return [
    ...(file ? [named(file, '', fileName)] : []),
    ...(snapshot ? [named(snapshot, 'text')] : []),
    ...parts.map((part) => named(part, part.role)),
  ];
}

/** `isHere` says which files this device has. */
export function sortContents(
  records: ArchivedRecords,
  { naming, isHere }: { naming: Naming; isHere: (sha256: string) => boolean },
): Contents {
  const evidence = parseAllArchived('evidence', records);
  const reflections = parseAllArchived('reflection', records);
  const pictures = parseAllArchived('annotation', records).flatMap(({ picture, createdAt }) =>
    picture ? [{ ...picture, fileName: '', words: [createdAt.slice(0, 10), 'moment'] }] : [],
  );
  const named = new Map([...evidence.flatMap(filesOf), ...pictures].reverse().map((file) => [file.sha256, file]));
  const files = [...named.values()].reverse().map(({ sha256, mime, sizeBytes, fileName, words }) => ({
    sha256,
    mime,
    sizeBytes,
    path: isHere(sha256) ? naming.path('evidence', words, endingOf(mime, fileName)) : '',
  }));
  const evidenceById = new Map(evidence.map((one) => [one.id, one]));
  const links = parseAllArchived('link', records)
    .filter(({ kind }) => kind === 'activityEvidence')
    .sort((a, b) => a.position - b.position);
  const evidenceOf = Map.groupBy(links, ({ from }) => from);
  const reflectionsOf = Map.groupBy(reflections, ({ activityId }) => activityId);
  const key = ({ deletedOn, startedOn }: Activity) => `${deletedOn ? '0' : '1'}${startedOn ?? ''}`;
  const activities = parseAllArchived('activity', records)
    .sort((a, b) => (key(a) < key(b) ? 1 : -1))
    .map((activity) => ({
      activity,
      path: naming.path('activities', [activity.startedOn ?? 'undated', activity.title], 'html'),
      reflections: reflectionsOf.get(activity.id) ?? [],
      evidence: (evidenceOf.get(activity.id) ?? []).flatMap(({ to }) => evidenceById.get(to) ?? []),
    }));
  return {
    activities,
    ownModels: parseAllArchived('ownModel', records),
    files,
    counts: {
      activities: activities.length,
      evidence: evidence.length,
      reflections: reflections.length,
      files: files.length,
    },
  };
}
