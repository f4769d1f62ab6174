// The test files of one run share an origin, and so a portfolio: what the file before has left there is not this one's.
import { expect, vi } from 'vitest';
import type { HostPortfolio } from '../pwa/host/host.ts';
import { heldPictures } from '../pwa/stores/held-pictures.ts';
import { RECORD_KINDS, rootOf } from '../shared/portfolio/layout.ts';

/** Takes every record, every kept file and every picture that waits away, and waits until the screens would show none. */
export async function emptyPortfolio({ doc, files, projection }: HostPortfolio): Promise<void> {
  doc.transact(() => {
    for (const kind of RECORD_KINDS) rootOf(doc, kind).clear();
  });
  await files.files.clear();
  await heldPictures({ isExample: false }).pictures.clear();
  const tables = projection.tables.filter(({ name }) => name !== projection.markers.name);
  // rows that a test wrote without a document, which the projector knows nothing of
  for (const table of tables) await table.clear();
  const left = async () => (await Promise.all(tables.map((table) => table.toArray()))).flat();
  await vi.waitFor(async () => expect(await left()).toEqual([]), { timeout: 20_000 });
}
