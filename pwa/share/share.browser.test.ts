// What is shared is held until it is in the portfolio, with a real cache and a real store of files.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { type FilesDb, openFiles, putFiles } from '../../shared/files/files.ts';
import { StorageFailure } from '../../shared/model/storage-failure.ts';
import * as commands from '../../shared/portfolio/edit.ts';
import { readAll } from '../../shared/portfolio/read.ts';
import { allHeld, type HeldPicture, heldPictures, holdPictures } from '../stores/held-pictures.ts';
import { answerShare } from './answer-share.ts';
import { heldShares, holdOnly, holdShare, letGoOfFiles, letGoOfShare } from './held-shares.ts';
import { takeShare } from './take-share.ts';

const NOW = new Date('2026-11-26T10:00:00Z');
const db = heldPictures({ isExample: false });
let files: FilesDb;
let doc: Y.Doc;

beforeEach(async () => {
  await caches.delete('waymark-shared');
  files = openFiles();
  await files.files.clear();
  await db.pictures.clear();
  doc = new Y.Doc();
});
afterEach(async () => {
  files.close();
  vi.restoreAllMocks();
  // all tests share one origin, and an inbox would take in what is held
  await caches.delete('waymark-shared');
});

function aForm(words: Record<string, string>, ...sent: File[]): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(words)) form.append(name, value);
  for (const file of sent) form.append('files', file);
  return form;
}
const leaflet = () => new File(['PK\u0003\u0004 leaflet'], 'Leaflet.docx', { type: 'application/msword' });
const options = () => ({
  doc,
  commands,
  keepFiles: (several: Parameters<typeof putFiles>[1]) => putFiles(files, several, NOW),
  now: () => NOW,
  holdPictures: (some: HeldPicture[]) => holdPictures(db, some),
});
const post = (body: BodyInit) => answerShare(new Request('/share', { method: 'POST', body }));

test('what was shared comes back as it was, the oldest first, until it is let go of', async () => {
  expect(await heldShares()).toEqual([]);
  const id = await holdShare(
    aForm({ title: 'Fatigue', text: 'Read\nthis', url: 'https://a.example/' }, leaflet()),
    NOW,
  );
  await holdShare(aForm({ title: 'Earlier' }), new Date(NOW.getTime() - 1_000));
  const [earlier, share] = await heldShares();
  expect(earlier).toMatchObject({ title: 'Earlier', files: [] });
  expect(share).toMatchObject({ id, title: 'Fatigue', text: 'Read\nthis', url: 'https://a.example/', tooLarge: [] });
  expect(share?.files.map(({ name, type }) => [name, type])).toEqual([['Leaflet.docx', 'application/msword']]);
  expect(await share?.files[0]?.text()).toContain('leaflet');
  await letGoOfShare(id);
  expect((await heldShares()).map(({ title }) => title)).toEqual(['Earlier']);
});

test('when the storage is full nothing is held by halves, and the inbox is told', async () => {
  const { put } = Cache.prototype;
  let puts = 0;
  vi.spyOn(Cache.prototype, 'put').mockImplementation(function (this: Cache, ...given) {
    puts += 1;
    if (puts > 1) throw new DOMException('full', 'QuotaExceededError');
    return put.apply(this, given);
  });
  const answer = await post(aForm({ title: 'Two' }, leaflet(), leaflet()));
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    expect.stringMatching(/\/inbox\?shared=full$/),
  ]);
  expect(await (await caches.open('waymark-shared')).keys()).toEqual([]);
});

test('what is no form is told of, and nothing is held', async () => {
  const answer = await post('not a form');
  expect(answer.headers.get('location')).toMatch(/\/inbox\?shared=unread$/);
  expect(await heldShares()).toEqual([]);
});

test('an address with words and a file is one activity in the inbox, even when it is taken twice', async () => {
  await holdShare(aForm({ title: 'Fatigue', text: 'For the audit https://a.example/x' }, leaflet()), NOW);
  const [share] = await heldShares();
  if (!share) return expect.unreachable('nothing is held');
  expect(await takeShare(share, options())).toMatchObject({ activities: [share.id], isUnfinished: false, remarks: [] });
  // the tab was killed before it could let go
  await takeShare(share, options());
  expect(readAll(doc, 'activity')).toMatchObject([
    { id: share.id, title: 'Fatigue', description: 'For the audit', url: 'https://a.example/x', triagedAt: null },
  ]);
  expect(
    readAll(doc, 'evidence')
      .map(({ title }) => title)
      .sort(),
  ).toEqual(['Fatigue', 'Leaflet']);
  expect(new Set(readAll(doc, 'link').map(({ from }) => from))).toEqual(new Set([share.id]));
});

test('what tells of a patient is flagged, and said', async () => {
  await holdShare(aForm({ title: 'Letter', text: 'NHS number 943 476 5919 https://a.example/x' }), NOW);
  const [share] = await heldShares();
  if (!share) return expect.unreachable('nothing is held');
  const { remarks } = await takeShare(share, options());
  expect(remarks).toEqual([expect.stringContaining('“Letter” seems to hold an NHS number.')]);
  expect(readAll(doc, 'evidence')).toMatchObject([{ confidentiality: 'flagged' }]);
});

test('references are handed on to be looked at, and a file that finds no room is not finished with', async () => {
  const ris = new File(['TY  - JOUR\nTI  - x\nER  -\n'], 'zotero.ris');
  await holdShare(aForm({}, ris, leaflet()), NOW);
  const [share] = await heldShares();
  if (!share) return expect.unreachable('nothing is held');
  const full = { ...options(), keepFiles: () => Promise.reject(new StorageFailure('full')) };
  const taken = await takeShare(share, full);
  expect(taken.toLookAt.map(({ file }) => file.name)).toEqual(['zotero.ris']);
  expect(taken).toMatchObject({ activities: [], isUnfinished: true });
  expect(taken.remarks[0]).toContain('The storage of this device is full');
});

test('pictures that are shared wait to be looked over, once, with the activity of the words that came with them', async () => {
  const png = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2])], 'Whiteboard', {});
  await holdShare(aForm({ text: 'From the meeting https://a.example/x' }, leaflet(), png), NOW);
  const [share] = await heldShares();
  if (!share) return expect.unreachable('nothing is held');
  const taken = await takeShare(share, options());
  expect(taken).toMatchObject({ activities: [share.id], left: [], isUnfinished: false });
  // the tab was killed before it could let go
  await takeShare(share, options());
  expect(await allHeld(db)).toMatchObject([{ waitsOn: 'inbox', activityId: share.id, role: 'picture' }]);
  expect((await allHeld(db))[0]?.file.name).toBe('Whiteboard');
  expect(
    readAll(doc, 'evidence')
      .map(({ fileName }) => fileName)
      .toSorted(),
  ).toEqual(['', 'Leaflet.docx']);
});

test('pictures that find no room to wait stay held with the share, and are taken the next time', async () => {
  const photo = new File(['x'], 'Photo.jpg', { type: 'image/jpeg' });
  await holdShare(aForm({ title: 'Two' }, leaflet(), photo), NOW);
  const [share] = await heldShares();
  if (!share) return expect.unreachable('nothing is held');
  const full = { ...options(), holdPictures: () => Promise.reject(new StorageFailure('full')) };
  const taken = await takeShare(share, full);
  expect(taken).toMatchObject({ isUnfinished: true, left: [{ id: share.id, place: 1 }] });
  expect(taken.remarks[0]).toContain('The storage of this device is full: the pictures that you shared are not taken');
  await holdOnly(share.id, [1]);
  const [again] = await heldShares();
  expect(again?.files.map(({ name }) => name)).toEqual(['Photo.jpg']);
  await takeShare(again ?? share, options());
  expect((await allHeld(db)).map(({ id }) => id)).toEqual([`${share.id}-1`]);
});

test('a list is held until it is let go of, alone once the rest of its share is in', async () => {
  const ris = (name: string) => new File(['TY  - JOUR\nTI  - x\nER  -\n'], name);
  const id = await holdShare(aForm({ title: 'Reading' }, leaflet(), ris('one.ris'), ris('two.ris')), NOW);
  await holdOnly(id, [1, 2]);
  expect(await heldShares()).toMatchObject([{ id, title: '', places: [1, 2] }]);
  await letGoOfFiles([{ id, place: 1 }]);
  const [share] = await heldShares();
  expect(share?.files.map(({ name }) => name)).toEqual(['two.ris']);
  await letGoOfFiles([{ id, place: 2 }]);
  expect(await heldShares()).toEqual([]);
  expect(await (await caches.open('waymark-shared')).keys()).toEqual([]);
});
