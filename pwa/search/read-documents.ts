// Reads from the rows what the search index is made of: every activity of the record with the words that belong to it.

import type { FilesDb } from '../../shared/files/files.ts';
import { wordsIn } from '../../shared/kept-page/markup-words.ts';
import type { LocalDate } from '../../shared/model/dates.ts';
import { latestPart } from '../../shared/model/evidence.ts';
import type { EvidenceRow, ProjectionDb } from '../../shared/projection/database.ts';
import { type ActivityWithParts, datedList, withParts } from '../../shared/projection/queries.ts';
import { ACTIVITY_TYPE_NAMES } from '../../shared/schemes/activity-type-names.ts';
import { completenessOf } from '../records/completeness-of.ts';
import type { SearchDocument } from './search-index.ts';

/** Of one kept page so many characters are searched. */
const PAGE_CHARACTERS_MAX = 60_000;
/** Activities read at a time: files of pages are large. */
const CHUNK = 500;

export interface DocumentReader {
  /** All activities of the record as they are now. */
  read(today: LocalDate): Promise<SearchDocument[]>;
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

  async function notesOf(evidence: readonly EvidenceRow[]): Promise<Map<string, string[]>> {
    const ids = evidence.map(({ id }) => id);
    const found = await projection.annotations.where('evidenceId').anyOf(ids).toArray();
    const notes = new Map<string, string[]>();
    for (const { evidenceId, note, target, deletedOn } of found) {
      if (deletedOn) continue;
      const words = target.kind === 'quote' ? `${note} ${target.exact}` : note;
      notes.set(evidenceId, [...(notes.get(evidenceId) ?? []), words]);
    }
    return notes;
  }

  async function readChunk(rows: ActivityWithParts[], today: LocalDate): Promise<SearchDocument[]> {
    const evidence = rows.flatMap((row) => row.evidence);
    const notes = await notesOf(evidence);
    await readPages(evidence);
    return rows.map((row) => toDocument(row, { today, notes, pages }));
  }

  return {
    async read(today) {
      const activities = await datedList(projection);
      const documents: SearchDocument[] = [];
      for (let from = 0; from < activities.length; from += CHUNK)
        documents.push(...(await readChunk(await withParts(projection, activities.slice(from, from + CHUNK)), today)));
      return documents;
    },
  };
}

function hashesOf({ snapshot, parts }: EvidenceRow): string[] {
  const latest = latestPart({ parts }, 'text') ?? snapshot;
  return latest?.mime.startsWith('text/') ? [latest.sha256] : [];
}

interface Around {
  today: LocalDate;
  notes: Map<string, string[]>;
  pages: Map<string, string>;
}

function toDocument(row: ActivityWithParts, { today, notes, pages }: Around): SearchDocument {
  const { activity, reflections, evidence } = row;
  const { description, relevance, intendedBenefit, outcome } = activity;
  const answers = reflections.flatMap((one) => Object.values(one.answers));
  const noted = evidence.flatMap(({ id }) => notes.get(id) ?? []);
  const texts = [
    activity.title,
    ...[
      activity.provider,
      activity.place,
      activity.subtype,
      activity.type ? ACTIVITY_TYPE_NAMES[activity.type].label : '',
    ],
    ...[description, relevance, intendedBenefit, outcome, ...answers, ...noted],
    ...evidence.flatMap((one) => [one.title, one.kind, ...hashesOf(one).map((sha256) => pages.get(sha256) ?? '')]),
  ];
  return {
    id: activity.id,
    facts: {
      day: activity.startedOn ?? '',
      type: activity.type,
      state: completenessOf(row, today).state,
      hasEvidence: evidence.length > 0,
      isStarred: activity.starred,
    },
    words: texts.filter(Boolean).join('\n'),
  };
}
