// Keeps what a text said before it was changed.
import type * as Y from 'yjs';
import { toInstant } from '../../model/dates.ts';
import { newId, type RecordId } from '../../model/id.ts';
import { TEXT_VERSIONS_MAX } from '../../model/text-version.ts';
import { rootOf } from '../layout.ts';
import { versionsOf } from '../read.ts';
import { change, createRecord } from './writing.ts';

/** Keeps `text` as an earlier version of a record's text, unless the latest one says the same. The oldest beyond the limit go. */
export function keepVersion(doc: Y.Doc, recordId: RecordId, field: string, text: string, now: Date): void {
  const kept = versionsOf(doc, recordId, field);
  if (!text || kept.at(-1)?.text === text) return;
  change(doc, () => {
    createRecord(doc, 'textVersion', newId(), { recordId, field, replacedAt: toInstant(now), text }, {});
    const beyond = kept.length + 1 - TEXT_VERSIONS_MAX;
    for (const { id } of kept.slice(0, Math.max(0, beyond))) rootOf(doc, 'textVersion').delete(id);
  });
}
