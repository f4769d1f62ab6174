// What one host of a browser holds on its disk: its document, and the evidence files by what their bytes really are.
import * as Y from 'yjs';
import type { RecordKind } from '../../../shared/model/change.ts';
import { RECORD_KINDS, ROOTS, rootOf } from '../../../shared/portfolio/layout.ts';

/** As it comes out of the page, which only JSON leaves. */
export interface DatabasesRead {
  /** The rows of y-indexeddb, in base64. */
  updates: string[];
  files: { sha256: string; digest: string }[];
  /** What screens read. */
  activities: { id: string; title: string; shelf: string }[];
}

/** Runs in any page of the host's origin; looking changes nothing. */
export async function readDatabases(): Promise<DatabasesRead> {
  const known = new Set((await indexedDB.databases()).map(({ name }) => name));
  const rows = <T>(name: string, store: string) =>
    new Promise<T[]>((resolve, reject) => {
      if (!known.has(name)) return resolve([]);
      const request = indexedDB.open(name);
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const db = request.result;
        const all = db.transaction(store).objectStore(store).getAll();
        all.onerror = () => reject(all.error);
        all.onsuccess = () => {
          db.close();
          resolve(all.result);
        };
      };
    });
  const base64 = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const digest = async (bytes: Uint8Array<ArrayBuffer>) =>
    [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('');
  const [me] = await rows<{ documentName: string }>('waymark-local', 'identity');
  const files: DatabasesRead['files'] = [];
  for (const { sha256, bytes } of await rows<{ sha256: string; bytes: Uint8Array<ArrayBuffer> }>(
    'waymark-files',
    'files',
  ))
    files.push({ sha256, digest: await digest(bytes) });
  return {
    updates: me ? (await rows<Uint8Array>(me.documentName, 'updates')).map(base64) : [],
    files,
    activities: (await rows<DatabasesRead['activities'][number]>('waymark-projection', 'activities')).map(
      ({ id, title, shelf }) => ({ id, title, shelf }),
    ),
  };
}

export function docOf({ updates }: DatabasesRead): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, Buffer.from(update, 'base64'));
  return doc;
}

type Content = Record<string, unknown>;

/** All that stands in a document, whether or not it is a record that this version knows. */
export const contentOf = (doc: Y.Doc): Content =>
  Object.fromEntries(RECORD_KINDS.map((kind: RecordKind) => [ROOTS[kind], rootOf(doc, kind).toJSON()]));

/** Two documents in the same state have the same: what was written by whom, and what of it was deleted. */
export const stateOf = (doc: Y.Doc): string => Buffer.from(Y.encodeSnapshot(Y.snapshot(doc))).toString('base64');

/** Whether something waits for what has not come. */
export const isWhole = ({ store }: Y.Doc): boolean => store.pendingStructs === null && store.pendingDs === null;

/** All rows of one table of the projection, for the app's own page. */
export const rowsExpression = (table: string): string => `new Promise((resolve, reject) => {
  const request = indexedDB.open('waymark-projection');
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const all = request.result.transaction('${table}').objectStore('${table}').getAll();
    all.onerror = () => reject(all.error);
    all.onsuccess = () => {
      request.result.close();
      resolve(all.result);
    };
  };
})`;
