// Writes evidence: its parts and details, what was marked on it, and the sessions with it.
import type * as Y from 'yjs';
import { ANNOTATION_TEXTS, type AnnotationFields, type AnnotationText } from '../../model/annotation.ts';
import { toInstant } from '../../model/dates.ts';
import type { Details } from '../../model/details.ts';
import type { EvidenceFields, EvidencePart, PartRole } from '../../model/evidence.ts';
import { newId, type RecordId } from '../../model/id.ts';
import type { Leavable } from '../../model/sent-files.ts';
import type { SessionFields } from '../../model/session.ts';
import { DETAIL_PREFIX, MISSING_PREFIX, PART_PREFIX, recordOf, WITHOUT_PREFIX } from '../layout.ts';
import { readRecord } from '../read.ts';
import { change, changeRecord, createRecord, textsFrom, without } from './writing.ts';

export function createEvidence(doc: Y.Doc, fields: Partial<EvidenceFields>, now: Date, id = newId()): RecordId {
  return change(doc, () => createRecord(doc, 'evidence', id, { ...fields, addedAt: toInstant(now) }, {}));
}

export const changeEvidence = (doc: Y.Doc, id: RecordId, patch: Partial<EvidenceFields>): void =>
  changeRecord(doc, 'evidence', id, patch);

/** Adds a part to a kept page. The same content again changes nothing: the first stays. */
export function addPart(doc: Y.Doc, evidenceId: RecordId, part: EvidencePart): void {
  const key = `${PART_PREFIX}${part.role}:${part.sha256}`;
  const isThere = readRecord(doc, 'evidence', evidenceId)?.parts.some(
    ({ role, sha256 }) => role === part.role && sha256 === part.sha256,
  );
  changeRecord(doc, 'evidence', evidenceId, {
    ...(isThere ? {} : { [key]: part }),
    [`${MISSING_PREFIX}${part.role}`]: null,
  });
}

/** Adds a part, or says anew what is to be said of one that is there. */
export function putPart(doc: Y.Doc, evidenceId: RecordId, part: EvidencePart): void {
  changeRecord(doc, 'evidence', evidenceId, {
    [`${PART_PREFIX}${part.role}:${part.sha256}`]: part,
    [`${MISSING_PREFIX}${part.role}`]: null,
  });
}

/** Takes a part away for good: the person does not want it kept. Its bytes are the host's to remove. */
export function removePart(doc: Y.Doc, evidenceId: RecordId, role: PartRole, sha256: string): void {
  change(doc, () => recordOf(doc, 'evidence', evidenceId)?.delete(`${PART_PREFIX}${role}:${sha256}`));
}

/** Says why a part that was wanted is not there; empty when it is not wanted any more. */
export const sayPartMissing = (doc: Y.Doc, evidenceId: RecordId, role: PartRole, why: string): void =>
  changeRecord(doc, 'evidence', evidenceId, { [`${MISSING_PREFIX}${role}`]: why || null });

/** Sends a kept page without this part, or with it again. The part stays where it is. */
export function sendWithout(doc: Y.Doc, evidenceId: RecordId, role: Leavable, isWithout: boolean): void {
  change(doc, () => {
    const map = recordOf(doc, 'evidence', evidenceId);
    const key = `${WITHOUT_PREFIX}${role}`;
    if (isWithout) map?.set(key, true);
    else map?.delete(key);
  });
}

/** Puts details of a page right, or gives them where nothing was read; null goes back to what was read. The capture stays. */
export function correctDetails(
  doc: Y.Doc,
  evidenceId: RecordId,
  details: { [K in keyof Details]: Details[K] | null },
): void {
  change(doc, () => {
    const map = recordOf(doc, 'evidence', evidenceId);
    for (const [field, value] of Object.entries(details)) {
      const key = `${DETAIL_PREFIX}${field}`;
      if (value === null) map?.delete(key);
      else if (JSON.stringify(map?.get(key)) !== JSON.stringify(value)) map?.set(key, value);
    }
  });
}

export type NewAnnotation = AnnotationFields & Partial<Record<AnnotationText, string>>;

export function createAnnotation(doc: Y.Doc, annotation: NewAnnotation, now: Date, id = newId()): RecordId {
  const fields = { ...without(annotation, ANNOTATION_TEXTS), createdAt: toInstant(now) };
  return change(doc, () => createRecord(doc, 'annotation', id, fields, textsFrom(ANNOTATION_TEXTS, annotation)));
}

export function createSession(doc: Y.Doc, fields: SessionFields, id = newId()): RecordId {
  return change(doc, () => createRecord(doc, 'session', id, { ...fields }, {}));
}

export const changeSession = (doc: Y.Doc, id: RecordId, patch: Partial<SessionFields>): void =>
  changeRecord(doc, 'session', id, patch);
