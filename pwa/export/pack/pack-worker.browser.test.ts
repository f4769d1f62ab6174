// The worker that makes packs, in a real browser: files from the store, pictures drawn anew, progress, cancelling.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type FilesDb, openFiles, putFile } from '../../../shared/files/files.ts';
import { drawnPicture } from '../../../tests/fixtures/made-pictures.ts';
import { askForPack } from './ask-for-pack.ts';
import { aPiece, aRequest } from './invented-pack.ts';
import type { PackProgress } from './pack-request.ts';

const NAME = 'pack-worker-test';
let db: FilesDb;
beforeEach(() => {
  db = openFiles(NAME);
});
afterEach(async () => {
  db.close();
  await db.delete();
});

it('makes a pack of what this device keeps, with pictures that no PDF holds drawn anew', async () => {
  const webp = await putFile(db, await drawnPicture('image/webp'), 'image/webp', new Date());
  const jpeg = await putFile(db, await drawnPicture('image/jpeg'), 'image/jpeg', new Date());
  const page = await putFile(db, new TextEncoder().encode('<p>Kept words</p>'), 'text/html', new Date());
  const pieces = [
    aPiece(1, { file: webp }),
    aPiece(2, { file: jpeg }),
    aPiece(3, { words: page, picture: webp }),
    aPiece(4, { file: { ...webp, sha256: '0'.repeat(64) } }),
  ];
  const heard: PackProgress[] = [];
  const pack = await askForPack({ request: aRequest(pieces), files: NAME }, (one) => heard.push(one)).made;
  expect(pack.lacking.map(({ number, trouble }) => [number, trouble])).toEqual([[4, 'missing']]);
  const names = pack.zips.flatMap(({ files }) => files.map(({ path }) => path));
  expect(names.filter((path) => path.startsWith('evidence/'))).toEqual([
    'evidence/01-Evidence number 1.pdf',
    'evidence/02-Evidence number 2.pdf',
    'evidence/03-Evidence number 3.pdf',
  ]);
  expect(heard.map(({ words }) => words)).toContain('Evidence 2 of 4: Evidence number 2');
  const [zip] = pack.zips;
  expect(new Uint8Array((await zip?.blob.slice(0, 4).arrayBuffer()) ?? new ArrayBuffer())).toEqual(
    new Uint8Array([0x50, 0x4b, 3, 4]),
  );
});

it('ends at once when it is cancelled, and says no more', async () => {
  let heard = 0;
  const running = askForPack({ request: aRequest([aPiece(1, { description: 'Words' })]), files: NAME }, () => heard++);
  running.cancel();
  const other = askForPack({ request: aRequest([]), files: NAME }, () => undefined);
  await other.made;
  expect(heard).toBe(0);
});
