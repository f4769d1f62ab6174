// Rows of one table of the extension's projection, read from its own database in a page of its own without any script.
import type { Profile } from './browser.ts';

export async function keptRows<T>(profile: Profile, table: string): Promise<T[]> {
  const page = await profile.context.newPage();
  await page.goto(`chrome-extension://${await profile.extensionId()}/manifest.json`);
  const rows = await page.evaluate(async (name) => {
    const known = (await indexedDB.databases()).map((one) => one.name);
    if (!known.includes('waymark-projection')) return [];
    return new Promise<unknown[]>((resolve, reject) => {
      const request = indexedDB.open('waymark-projection');
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const db = request.result;
        const all = db.transaction(name).objectStore(name).getAll();
        all.onsuccess = () => {
          db.close();
          resolve(all.result);
        };
      };
    });
  }, table);
  await page.close();
  return rows as T[];
}
