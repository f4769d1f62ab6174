// Marked passages in the portfolio: read, made once, noted, taken away and put back.
import { type Instant, localDateOf, toInstant } from '../../shared/model/dates.ts';
import type { RecordId } from '../../shared/model/id.ts';
import { StorageFailure } from '../../shared/model/storage-failure.ts';
import { createAnnotation, moveToBin, restore } from '../../shared/portfolio/edit.ts';
import { readRecord } from '../../shared/portfolio/read.ts';
import { replaceText, sharedText } from '../../shared/portfolio/texts.ts';
import { annotationsOf, keptBefore, markedAt } from '../../shared/projection/queries.ts';
import type { Store } from '../worker/store.ts';
import { PASSAGES_MAX, type Passage } from './passage.ts';

export interface NewPassage extends Passage {
  evidenceId: RecordId;
  url: string;
}

export interface MarkedPage {
  evidenceId: RecordId;
  title: string;
  url: string;
}

export interface PassageRecords {
  /** The page with this address as it is kept, or null when it is not. */
  pageAt(url: string): Promise<MarkedPage | null>;
  /** The passages of a page, in its order. */
  of(evidenceId: RecordId): Promise<Passage[]>;
  /** The evidence that a passage belongs to; null when it is gone or in the bin. */
  evidenceOf(id: RecordId): Promise<RecordId | null>;
  /** All resolve once it is durable, and reject with StorageFailure. Made twice, a passage is there once. */
  create(passage: NewPassage): Promise<Instant>;
  changeNote(id: RecordId, note: string): Promise<Instant>;
  remove(id: RecordId): Promise<Instant>;
  putBack(id: RecordId): Promise<Instant>;
}

export function openPassageRecords(store: Store, now: () => Date = () => new Date()): PassageRecords {
  async function durable(): Promise<Instant> {
    const portfolio = await store.portfolio();
    await portfolio.whenStored();
    // the rows follow the document; who asks for them next is to see this
    await portfolio.lead();
    return toInstant(now());
  }

  return {
    async pageAt(url) {
      const { projection } = await store.portfolio();
      const kept = await keptBefore(projection, { url, canonicalUrl: '', doi: '' });
      const evidence = kept?.evidence ?? (await markedAt(projection, url));
      return evidence && { evidenceId: evidence.id, title: evidence.title, url };
    },
    async of(evidenceId) {
      const { projection } = await store.portfolio();
      const all = await annotationsOf(projection, evidenceId);
      return all
        .flatMap(({ id, target, note }) => (target.kind === 'quote' ? [{ id, target, note }] : []))
        .slice(0, PASSAGES_MAX);
    },
    async evidenceOf(id) {
      const record = readRecord((await store.portfolio()).doc, 'annotation', id);
      return record && !record.deletedOn ? record.evidenceId : null;
    },
    async create({ id, evidenceId, url, target, note }) {
      const { doc } = await store.portfolio();
      const isThere = readRecord(doc, 'annotation', id) !== null;
      if (!isThere) createAnnotation(doc, { evidenceId, url, target, note, picture: null, deletedOn: null }, now(), id);
      return durable();
    },
    async changeNote(id, note) {
      const text = sharedText((await store.portfolio()).doc, 'annotation', id, 'note');
      if (!text) throw new StorageFailure('failed', 'the passage is gone');
      replaceText(text, note);
      return durable();
    },
    async remove(id) {
      moveToBin((await store.portfolio()).doc, 'annotation', id, localDateOf(now()));
      return durable();
    },
    async putBack(id) {
      restore((await store.portfolio()).doc, 'annotation', id);
      return durable();
    },
  };
}
