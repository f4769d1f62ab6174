// Writes links between records.
import type * as Y from 'yjs';
import type { RecordId } from '../../model/id.ts';
import { type LinkKind, linkKey } from '../../model/link.ts';
import { rootOf } from '../layout.ts';
import { change } from './writing.ts';

/** Links two records, or moves an existing link to another position. */
export function putLink(doc: Y.Doc, kind: LinkKind, from: RecordId, to: RecordId, position = 0): void {
  change(doc, () => {
    rootOf(doc, 'link').set(linkKey(kind, from, to), position);
  });
}

export function removeLink(doc: Y.Doc, kind: LinkKind, from: RecordId, to: RecordId): void {
  change(doc, () => {
    rootOf(doc, 'link').delete(linkKey(kind, from, to));
  });
}
