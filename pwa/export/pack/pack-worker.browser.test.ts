// The worker that makes packs, in a real browser: files from the store, pictures drawn anew, progress, cancelling.
import { BlobReader, BlobWriter, TextReader, Uint8ArrayReader, ZipReader, ZipWriter } from '@zip.js/zip.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type FilesDb, openFiles, putFile } from '../../../shared/files/files.ts';
import { drawnPicture, phoneJpeg } from '../../../tests/fixtures/made-pictures.ts';
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

async function entryOf(packed: Blob, name: string): Promise<Blob> {
  for (const entry of await new ZipReader(new BlobReader(packed)).getEntries())
    if (!entry.directory && entry.filename === name) return await entry.getData(new BlobWriter());
  return expect.unreachable(name);
}

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

it('cleans an OpenDocument file with a photograph in it, and names its comment', async () => {
  const mime = 'application/vnd.oasis.opendocument.text';
  const writer = new ZipWriter(new BlobWriter());
  await writer.add('mimetype', new TextReader(mime), { level: 0 });
  await writer.add(
    'content.xml',
    new TextReader('<office:annotation><dc:creator>R. Tate</dc:creator><text:p>Why?</text:p></office:annotation>'),
  );
  await writer.add('Pictures/photo.jpg', new Uint8ArrayReader(await phoneJpeg(6)));
  const bytes = new Uint8Array(await (await writer.close()).arrayBuffer());
  const file = await putFile(db, bytes, mime, new Date());
  const pieces = [aPiece(1, { file, fileName: 'Notes.odt' })];
  const pack = await askForPack({ request: aRequest(pieces), files: NAME }, () => undefined).made;
  expect(pack.remarks).toEqual([
    'Evidence 1 holds comments, which go along. If they are not meant to be read, take them out in the program that made it, and replace the file.',
  ]);
  const [zip] = pack.zips;
  const evidence = await entryOf(zip?.blob ?? new Blob(), 'evidence/01-Evidence number 1.odt');
  expect(await (await entryOf(evidence, 'content.xml')).text()).toBe(
    '<office:annotation><dc:creator>Author</dc:creator><text:p>Why?</text:p></office:annotation>',
  );
  const photo = await entryOf(evidence, 'Pictures/photo.jpg');
  expect(await photo.text()).not.toMatch(/R\. Tate|2026:11:03|GPS/);
  const { width, height } = await createImageBitmap(photo);
  expect([width, height]).toEqual([40, 64]);
});

it('ends at once when it is cancelled, and says no more', async () => {
  let heard = 0;
  const running = askForPack({ request: aRequest([aPiece(1, { description: 'Words' })]), files: NAME }, () => heard++);
  running.cancel();
  const other = askForPack({ request: aRequest([]), files: NAME }, () => undefined);
  await other.made;
  expect(heard).toBe(0);
});
