// Writes archived records back into a portfolio: what is gone returns as it was, and of what is here nothing is lost.
import * as Y from 'yjs';
import { toInstant } from '../../model/dates.ts';
import { newId, type RecordId } from '../../model/id.ts';
import { isFlat, recordOf, rootOf } from '../layout.ts';
import type { Differing, Returning, ReturnPlan } from '../return-plan.ts';
import { replaceText } from '../texts.ts';
import { change, createRecord } from './writing.ts';

/** Whose word holds where both say something else. The other's words are kept as an earlier version. */
export type WhoseWord = 'here' | 'archive';

function putRecord(doc: Y.Doc, { kind, record }: Returning): void {
  const { key, fields, texts } = record;
  if (isFlat(kind)) {
    rootOf(doc, kind).set(key, fields.value);
    return;
  }
  const map = new Y.Map<unknown>(Object.entries(fields));
  for (const [name, text] of Object.entries(texts)) map.set(name, new Y.Text(text));
  rootOf(doc, kind).set(key, map);
}

function keepWords(doc: Y.Doc, recordId: string, name: string, text: string, now: Date): void {
  const field = name.replace(/^answer:/, '');
  createRecord(
    doc,
    'textVersion',
    newId(),
    { recordId: recordId as RecordId, field, replacedAt: toInstant(now), text },
    {},
  );
}

function putText(doc: Y.Doc, { kind, record }: Differing, name: string): void {
  if (isFlat(kind)) return;
  const map = recordOf(doc, kind, record.key);
  const text = map?.get(name);
  const next = record.texts[name] ?? '';
  // a record of long ago may lack the text
  if (text instanceof Y.Text) replaceText(text, next);
  else map?.set(name, new Y.Text(next));
}

function joinRecord(doc: Y.Doc, one: Differing, whose: WhoseWord, now: Date): void {
  const { kind, record, here } = one;
  const taken = whose === 'archive' ? [...one.filled, ...one.fields] : one.filled;
  if (isFlat(kind)) {
    if (whose === 'archive') rootOf(doc, kind).set(record.key, record.fields.value);
    return;
  }
  const map = recordOf(doc, kind, record.key);
  for (const key of taken) {
    // what is only here, as a tag or a part of a page, is nobody's to take away
    if (key in record.fields) map?.set(key, record.fields[key]);
    else if (!key.includes(':')) map?.delete(key);
  }
  for (const name of one.newer) putText(doc, one, name);
  for (const name of one.texts) {
    const [kept, earlier] = whose === 'archive' ? [record, here] : [here, record];
    keepWords(doc, record.key, name, earlier.texts[name] ?? '', now);
    if (kept === record) putText(doc, one, name);
  }
}

/** Brings everything of the plan back in one transaction. */
export function bringBack(doc: Y.Doc, plan: ReturnPlan, whose: WhoseWord, now: Date): void {
  change(doc, () => {
    for (const one of plan.added) putRecord(doc, one);
    for (const one of plan.differing) joinRecord(doc, one, whose, now);
  });
}
