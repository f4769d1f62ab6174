// Turns what happens in the Y.Doc into plain changes of records, one list a transaction.
import * as Y from 'yjs';
import type { Change, RecordKind } from '../model/change.ts';
import { RECORD_KINDS, rootOf } from './layout.ts';
import { readChange } from './read.ts';

/** Calls `listener` after each transaction that touched records, with each touched record as it is then. Returns the stop. */
export function observeChanges(doc: Y.Doc, listener: (changes: Change[]) => void): () => void {
  const touched = new Map<RecordKind, Set<string>>();
  const observers = RECORD_KINDS.map((kind) => {
    const root = rootOf(doc, kind);
    const observe = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
      const ids = touched.get(kind) ?? new Set();
      touched.set(kind, ids);
      for (const event of events) {
        const id = event.path[0];
        if (typeof id === 'string') ids.add(id);
        else if (event instanceof Y.YMapEvent) for (const key of event.keysChanged) ids.add(String(key));
      }
    };
    root.observeDeep(observe as never);
    return () => root.unobserveDeep(observe as never);
  });
  const flush = () => {
    if (touched.size === 0) return;
    const changes = [...touched].flatMap(([kind, ids]) => [...ids].map((id) => readChange(doc, kind, id)));
    touched.clear();
    if (changes.length > 0) listener(changes);
  };
  doc.on('afterTransaction', flush);
  return () => {
    doc.off('afterTransaction', flush);
    for (const stop of observers) stop();
  };
}
