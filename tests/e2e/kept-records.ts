// What the extension holds, read from its own databases in a page of its own: the tests look at the disk, not at the screen.
import type { Profile } from './browser.ts';

export interface KeptRecords {
  activities: { id: string; title: string; description: string; provider: string; startedOn: string; shelf: string }[];
  evidence: {
    id: string;
    title: string;
    capture: { url: string; canonicalUrl: string; kind: string; selection: string; metadata: Record<string, unknown> };
    deletedOn: string | null;
    snapshot: { sha256: string; mime: string; sizeBytes: number; capturedAt: string; url: string } | null;
    parts: { role: string; sha256: string; mime: string; sizeBytes: number; url: string; notes: string[] }[];
    missing: Record<string, string>;
  }[];
  files: { sha256: string; text: string; digest: string }[];
}

/** Runs in the extension's page. */
export async function readDatabases(): Promise<KeptRecords> {
  const rows = (name: string, store: string) =>
    new Promise<never[]>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const db = request.result;
        if (!db.objectStoreNames.contains(store)) {
          db.close();
          resolve([]);
          return;
        }
        const all = db.transaction(store).objectStore(store).getAll();
        all.onsuccess = () => {
          db.close();
          resolve(all.result as never[]);
        };
      };
    });
  const known = (await indexedDB.databases()).map(({ name }) => name);
  const read = async (name: string, store: string) => (known.includes(name) ? rows(name, store) : []);
  const files = (await read('waymark-files', 'files')) as { sha256: string; bytes: Uint8Array<ArrayBuffer> }[];
  return {
    activities: await read('waymark-projection', 'activities'),
    evidence: await read('waymark-projection', 'evidence'),
    files: await Promise.all(
      files.map(async ({ sha256, bytes }) => ({
        sha256,
        text: new TextDecoder().decode(bytes),
        digest: [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
          .map((byte) => byte.toString(16).padStart(2, '0'))
          .join(''),
      })),
    ),
  };
}

/** The extension's records of this moment. */
export async function keptRecords(profile: Profile): Promise<KeptRecords> {
  const page = await profile.context.newPage();
  // a page of the extension without any script of its own, so that looking changes nothing
  await page.goto(`chrome-extension://${await profile.extensionId()}/manifest.json`);
  const records = await page.evaluate(readDatabases);
  await page.close();
  return records;
}

/** The file with the first text of the one page that is kept. */
export async function keptText(profile: Profile): Promise<KeptRecords['files'][number] | undefined> {
  const { evidence, files } = await keptRecords(profile);
  return files.find(({ sha256 }) => sha256 === evidence[0]?.snapshot?.sha256);
}
