// The first update of a new portfolio's document: its id.
import * as Y from 'yjs';
import type { RecordId } from '../model/id.ts';
import { startPortfolio } from './edit.ts';
import { appendUpdate } from './update-store.ts';

/** Begins the portfolio's document in a database of this name. Durable when it resolves; rejects with StorageFailure. */
export async function beginDocument(documentName: string, portfolioId: RecordId, now: Date): Promise<void> {
  const doc = new Y.Doc();
  startPortfolio(doc, portfolioId, now);
  await appendUpdate(documentName, Y.encodeStateAsUpdate(doc));
  doc.destroy();
}
