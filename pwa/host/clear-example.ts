// Clears the example with all its databases; what the person made in it of their own goes to their portfolio.
import * as Y from 'yjs';
import { getFile, openFiles, putFile } from '../../shared/files/files.ts';
import { newId } from '../../shared/model/id.ts';
import { ensureIdentity, openLocal, readLocal } from '../../shared/portfolio/identity.ts';
import { MADE_ALONE, RECORD_KINDS, rootOf } from '../../shared/portfolio/layout.ts';
import { putBy } from '../../shared/portfolio/link-device.ts';
import { filesInUse, readAll } from '../../shared/portfolio/read.ts';
import { fillExample } from '../example/fill-example.ts';
import { deviceNameOf } from './device-name.ts';
import { deleteDatabases, EXAMPLE_DATABASES, MADE_OF } from './example-databases.ts';
import type { Host } from './host.ts';
import { EXAMPLE, EXAMPLE_DOCUMENT } from './place.ts';
import { openTabs } from './tabs.ts';
import { applyUnloadLog } from './unload-log.ts';

/**
 * Removes the example, wholly, from this browser; what the person made in it moves to their own portfolio. Returns how many
 * records moved. Rejects with StorageFailure when those could not be kept, and then the example is still there.
 */
export async function clearExample(host: Host, now: Date): Promise<number> {
  await host.portfolio.loaded;
  const own = ownRecords(host.portfolio.doc, await madeOf());
  if (own) await carryOver(host, own.doc, now);
  const tabs = openTabs(EXAMPLE_DOCUMENT);
  await host.stop();
  tabs.tell('cleared', null);
  // if this is cut short, the example is made anew when it is next opened
  const local = openLocal(EXAMPLE.local);
  await local.identity.delete('me').finally(() => local.close());
  await deleteDatabases(EXAMPLE_DATABASES);
  applyUnloadLog(EXAMPLE_DOCUMENT, () => undefined)();
  tabs.close();
  return own?.count ?? 0;
}

/** Whether clearing takes words of the person's with it: those in what belongs to the example, which stays behind. */
export async function losesWords(host: Host): Promise<boolean> {
  await host.portfolio.loaded;
  return hasOwnWords(host.portfolio.doc, await madeOf(), new Date(host.identity().createdAt));
}

async function madeOf(): Promise<ReadonlySet<string>> {
  const example = openLocal(EXAMPLE.local);
  const ids = await readLocal(example, MADE_OF).finally(() => example.close());
  return new Set(Array.isArray(ids) ? ids : []);
}

/** Texts in what does not move that were not in the example when it was made. */
export function hasOwnWords(doc: Y.Doc, madeOf: ReadonlySet<string>, madeAt: Date): boolean {
  const asMade = new Y.Doc();
  fillExample(asMade, madeAt);
  const known = new Set(textsOf(asMade, null));
  return textsOf(doc, ownRecords(doc, madeOf)?.doc ?? null).some((text) => !known.has(text));
}

/** Long texts outside the bin, those of records that move left out. */
function textsOf(doc: Y.Doc, moving: Y.Doc | null): string[] {
  return RECORD_KINDS.filter((kind) => kind !== 'textVersion').flatMap((kind) =>
    [...rootOf(doc, kind).entries()].flatMap(([id, record]) =>
      !(record instanceof Y.Map) || record.get('deletedOn') || (moving && rootOf(moving, kind).has(id))
        ? []
        : [...record.values()].flatMap((value) => (value instanceof Y.Text ? value.toString().trim() || [] : [])),
    ),
  );
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
    for (const sha256 of filesInUse(own)) {
      // one that is damaged cannot be had here or there: it would be in the way of all others
      const found = await getFile(host.portfolio.files, sha256).catch(() => null);
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
