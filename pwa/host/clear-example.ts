// Clears the example with all its databases; what the person made in it of their own goes to their portfolio.
import * as Y from 'yjs';
import { getFile, openFiles, putFile } from '../../shared/files/files.ts';
import { newId } from '../../shared/model/id.ts';
import { ensureIdentity, openLocal, readLocal } from '../../shared/portfolio/identity.ts';
import { MADE_ALONE, RECORD_KINDS, rootOf } from '../../shared/portfolio/layout.ts';
import { readAll } from '../../shared/portfolio/read.ts';
import { deviceNameOf } from './device-name.ts';
import { deleteDatabases, EXAMPLE_DATABASES, MADE_OF } from './example-databases.ts';
import type { Host } from './host.ts';
import { putBy } from './link-device.ts';
import { EXAMPLE, EXAMPLE_DOCUMENT } from './place.ts';
import { openTabs } from './tabs.ts';

/**
 * Removes the example, wholly, from this browser; what the person made in it moves to their own portfolio. Returns how many
 * records moved. Rejects with StorageFailure when those could not be kept, and then the example is still there.
 */
export async function clearExample(host: Host, now: Date): Promise<number> {
  await host.portfolio.loaded;
  const example = openLocal(EXAMPLE.local);
  const madeOf = await readLocal(example, MADE_OF).finally(() => example.close());
  const { doc } = host.portfolio;
  const own = ownRecords(doc, new Set(Array.isArray(madeOf) ? madeOf : []));
  if (own) await carryOver(host, own.doc, now);
  const tabs = openTabs(EXAMPLE_DOCUMENT);
  await host.stop();
  tabs.tell('cleared', null);
  await deleteDatabases(EXAMPLE_DATABASES);
  tabs.close();
  return own?.count ?? 0;
}

/** What is not of the example and does not belong to a record of it; null when there is nothing. */
export function ownRecords(from: Y.Doc, madeOf: ReadonlySet<string>): { doc: Y.Doc; count: number } | null {
  const doc = new Y.Doc();
  const carried = new Set<string>();
  for (const kind of RECORD_KINDS) {
    if (kind === 'link' || !MADE_ALONE.includes(kind)) continue;
    for (const [id, value] of rootOf(from, kind).entries()) {
      if (!(value instanceof Y.Map) || madeOf.has(id) || value.get('deletedOn')) continue;
      rootOf(doc, kind).set(id, value.clone());
      carried.add(id);
    }
  }
  for (const kind of RECORD_KINDS) {
    if (kind === 'link' || MADE_ALONE.includes(kind)) continue;
    for (const [id, value] of rootOf(from, kind).entries()) {
      const home = value instanceof Y.Map && ownerOf(value);
      if (!home || !carried.has(home) || madeOf.has(id) || !(value instanceof Y.Map)) continue;
      rootOf(doc, kind).set(id, value.clone());
      carried.add(id);
    }
  }
  for (const { key, from: one, to: other } of readAll(from, 'link'))
    if (carried.has(one) && carried.has(other)) rootOf(doc, 'link').set(key, rootOf(from, 'link').get(key));
  return carried.size > 0 ? { doc, count: carried.size } : null;
}

/** The record that a reflection, a note, a draft … belongs to. */
function ownerOf(record: Y.Map<unknown>): string | null {
  const owner = ['activityId', 'evidenceId', 'registrationId', 'recordId'].map((key) => record.get(key)).find(Boolean);
  return typeof owner === 'string' ? owner : null;
}

async function carryOver(host: Host, own: Y.Doc, now: Date): Promise<void> {
  const local = openLocal();
  const files = openFiles();
  try {
    const identity = await ensureIdentity(local, deviceNameOf(navigator), now);
    for (const { file, snapshot, parts } of readAll(own, 'evidence'))
      for (const kept of [file, snapshot, ...parts]) {
        const found = kept && (await getFile(host.portfolio.files, kept.sha256));
        if (found) await putFile(files, found.bytes, found.mime, now);
      }
    await putBy(local, Y.encodeStateAsUpdate(own), `${EXAMPLE_DOCUMENT}-own-${newId()}`);
    const tabs = openTabs(identity.documentName);
    tabs.tell('carried', null);
    tabs.close();
  } finally {
    local.close();
    files.close();
  }
}
