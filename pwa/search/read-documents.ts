// Reads from the rows what the search index is made of: activities of the record with the words that belong to them.

import type { FilesDb } from '../../shared/files/files.ts';
import { wordsIn } from '../../shared/kept-page/markup-words.ts';
import type { Annotation } from '../../shared/model/annotation.ts';
import type { LocalDate } from '../../shared/model/dates.ts';
import { latestPart } from '../../shared/model/evidence.ts';
import type { Goal } from '../../shared/model/goal.ts';
import type { RecordId } from '../../shared/model/id.ts';
import { tagKey } from '../../shared/model/tags.ts';
import type { ActivityRow, EvidenceRow, ProjectionDb } from '../../shared/projection/database.ts';
import { type ActivityWithParts, annotationsBy, recordWithParts, withParts } from '../../shared/projection/queries.ts';
import { ACTIVITY_TYPE_NAMES } from '../../shared/schemes/activity-type-names.ts';
import { completenessOf } from '../records/completeness-of.ts';
import type { SearchDocument } from './search-index.ts';

/** Larger files are data, not words. */
const TEXT_BYTES_MAX = 5_000_000;
/** Of one kept page so many characters are searched. */
const PAGE_CHARACTERS_MAX = 60_000;
/** Activities read at a time: files of pages are large. */
const CHUNK = 500;

export interface DocumentReader {
  /** All activities of the record as they are now. */
  readAll(today: LocalDate): Promise<SearchDocument[]>;
  /** Those of these that are in the record now. */
  read(ids: readonly RecordId[], today: LocalDate): Promise<SearchDocument[]>;
}

/** What stands around the activities that are read. */
interface Around {
  today: LocalDate;
  notes: Map<string, Annotation[]>;
  goals: Map<string, Goal[]>;
  /** Words of kept pages, by hash. */
  pages: Map<string, string>;
}

export function openDocumentReader(projection: ProjectionDb, files: FilesDb): DocumentReader {
  /** Words of pages by hash: what was kept never changes. */
  const pages = new Map<string, string>();

  async function readPages(evidence: readonly EvidenceRow[]): Promise<void> {
    const wanted = evidence.flatMap(hashesOf).filter((sha256) => !pages.has(sha256));
    const found = await files.files.bulkGet([...new Set(wanted)]);
    for (const file of found)
      if (file) pages.set(file.sha256, wordsIn(new TextDecoder().decode(file.bytes)).slice(0, PAGE_CHARACTERS_MAX));
  }

  /** Goals by the activities that serve them. People have few goals, and each has few activities. */
  async function readGoals(): Promise<Map<string, Goal[]>> {
    const goals = await projection.goals.filter((one) => one.deletedOn === null).toArray();
    const links = await projection.links
      .where('[kind+from]')
      .anyOf(goals.map(({ id }) => ['goalActivity', id]))
      .toArray();
    const byId = new Map(goals.map((goal) => [goal.id, goal]));
    return new Map(
      [...Map.groupBy(links, ({ to }) => to)].map(([id, own]) => [id, own.flatMap(({ from }) => byId.get(from) ?? [])]),
    );
  }

  async function toDocuments(all: readonly ActivityWithParts[], today: LocalDate): Promise<SearchDocument[]> {
    const goals = await readGoals();
    const documents: SearchDocument[] = [];
    for (let from = 0; from < all.length; from += CHUNK) {
      const rows = all.slice(from, from + CHUNK);
      const evidence = rows.flatMap((row) => row.evidence);
      const ids = evidence.map(({ id }) => id);
      const notes = await annotationsBy(projection, ids);
      await readPages(evidence);
      documents.push(...rows.map((row) => toDocument(row, { today, notes, goals, pages })));
    }
    return documents;
  }

  return {
    readAll: async (today) => toDocuments(await recordWithParts(projection), today),
    async read(ids, today) {
      const found = await projection.activities.bulkGet([...ids]);
      const shown = found.filter((one) => one !== undefined && one.shelf === 'record') as ActivityRow[];
      return toDocuments(await withParts(projection, shown), today);
    },
  };
}

/** Files with words in them: the text of a page or PDF, a transcript, a text file of the person's own. */
function hashesOf({ snapshot, parts, file }: EvidenceRow): string[] {
  const readable = [latestPart({ parts }, 'text') ?? snapshot, latestPart({ parts }, 'transcript'), file];
  return readable.flatMap((one) =>
    one?.mime.startsWith('text/') && one.sizeBytes <= TEXT_BYTES_MAX ? [one.sha256] : [],
  );
}

const wordsOfNote = ({ note, target }: Annotation): string =>
  target.kind === 'quote' ? `${note} ${target.exact}` : note;

function toDocument(row: ActivityWithParts, { today, notes, goals, pages }: Around): SearchDocument {
  const { activity, reflections, evidence } = row;
  const { description, relevance, intendedBenefit, outcome } = activity;
  const noted = evidence.flatMap(({ id }) => notes.get(id) ?? []);
  const served = goals.get(activity.id) ?? [];
  const hashes = evidence.flatMap(hashesOf);
  const texts = [
    activity.title,
    ...[activity.provider, activity.place, activity.subtype],
    activity.type ? ACTIVITY_TYPE_NAMES[activity.type].label : '',
    ...activity.tags,
    ...served.map(({ title }) => title),
    ...[description, relevance, intendedBenefit, outcome],
    ...reflections.flatMap((one) => Object.values(one.answers)),
    ...noted.map(wordsOfNote),
    ...evidence.flatMap(({ title, kind }) => [title, kind]),
    ...hashes.map((sha256) => pages.get(sha256) ?? ''),
  ];
  return {
    id: activity.id,
    facts: {
      day: activity.startedOn ?? '',
      type: activity.type,
      state: completenessOf(row, today).state,
      hasEvidence: evidence.length > 0,
      isStarred: activity.starred,
      tags: activity.tags.map(tagKey),
      goals: served.map(({ id }) => id),
    },
    words: texts.filter(Boolean).join('\n'),
    parts: [...[...reflections, ...evidence, ...noted, ...served].map(({ id }) => id), ...hashes],
  };
}
