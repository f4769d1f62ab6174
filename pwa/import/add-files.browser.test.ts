// A person's own files as evidence: real files, the real store of files and the real PDF engine.
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type FilesDb, getFile, openFiles, putFiles } from '../../shared/files/files.ts';
import { FILE_BYTES_MAX } from '../../shared/model/evidence.ts';
import type { RecordId } from '../../shared/model/id.ts';
import { StorageFailure } from '../../shared/model/storage-failure.ts';
import * as commands from '../../shared/portfolio/edit.ts';
import { filesInUse, readAll } from '../../shared/portfolio/read.ts';
import { CERTIFICATE_PDF, madePdf } from '../../tests/fixtures/made-pdf.ts';
import { earlierFiles, partsToRemove } from '../records/evidence/earlier-files.ts';
import { addFiles, type ReplacingOptions, replaceFile } from './add-files.ts';

const NOW = new Date('2026-11-23T10:00:00Z');
let files: FilesDb;
let doc: Y.Doc;
let activityId: RecordId;

beforeEach(async () => {
  files = openFiles();
  await files.files.clear();
  doc = new Y.Doc();
  activityId = commands.createActivity(doc, { title: 'Hand day' }, NOW);
});
afterEach(() => files.close());

const options = (more: Partial<ReplacingOptions> = {}): ReplacingOptions => ({
  doc,
  commands,
  activityId,
  keepFiles: (several) => putFiles(files, several, NOW),
  now: () => NOW,
  ...more,
});
const evidence = () => readAll(doc, 'evidence');
const certificate = () => new File([madePdf(CERTIFICATE_PDF)], 'My certificate v2.0.pdf', { type: 'application/pdf' });
const leaflet = (words = 'PK\u0003\u0004 a leaflet') =>
  new File([words], 'Leaflet for families.docx', { type: 'application/msword' });

async function aPicture(): Promise<File> {
  const canvas = new OffscreenCanvas(40, 30);
  canvas.getContext('2d')?.fillRect(0, 0, 20, 20);
  return new File([await canvas.convertToBlob({ type: 'image/png' })], 'board.png', { type: 'image/png' });
}

test('a certificate, a picture and a leaflet are added at once, each under its own name', async () => {
  const result = await addFiles([certificate(), await aPicture(), leaflet()], options());
  expect(result).toMatchObject({ linked: [], remarks: [] });
  expect(result.added).toHaveLength(3);
  const byTitle = Object.fromEntries(evidence().map((one) => [one.title, one]));
  expect(byTitle['My certificate v2.0']).toMatchObject({
    kind: 'Course certificate',
    source: 'certificate',
    obtainedOn: '2026-10-14',
    fileName: 'My certificate v2.0.pdf',
    file: { mime: 'application/pdf' },
    details: { awardedTo: 'Rowan Ellis-Tate', durationSeconds: 7_200 },
    parts: [{ role: 'text' }],
  });
  expect(byTitle.board).toMatchObject({
    kind: '',
    source: 'file',
    obtainedOn: '2026-11-23',
    file: { mime: 'image/png' },
  });
  expect(byTitle['Leaflet for families']).toMatchObject({ file: { mime: 'application/msword' }, parts: [] });
  expect(readAll(doc, 'link').map(({ from }) => from)).toEqual([activityId, activityId, activityId]);
  const kept = await getFile(files, byTitle['Leaflet for families']?.file?.sha256 ?? '');
  expect(new TextDecoder().decode(kept?.bytes)).toContain('a leaflet');
});

test('the same file again is told of, and is linked to another activity rather than kept twice', async () => {
  await addFiles([leaflet()], options());
  const again = await addFiles([leaflet()], options());
  expect(again).toEqual({
    activities: [],
    unkept: [],
    added: [],
    linked: [],
    remarks: [
      'You have this already: “Leaflet for families.docx” is here as “Leaflet for families”. It is not kept twice.',
    ],
  });
  const other = commands.createActivity(doc, { title: 'Journal club' }, NOW);
  const elsewhere = await addFiles([leaflet()], options({ activityId: other }));
  expect(elsewhere.linked).toEqual([evidence()[0]?.id]);
  expect(elsewhere.remarks[0]).toContain('You have this already');
  expect(evidence()).toHaveLength(1);
});

test('an empty file and one above 50 MB are not added, and the others are', async () => {
  const large = new File([new Uint8Array(FILE_BYTES_MAX + 1)], 'lecture.mp4', { type: 'video/mp4' });
  const { added, remarks } = await addFiles([new File([], 'nothing.txt'), large, leaflet()], options());
  expect(added).toHaveLength(1);
  expect(remarks).toEqual([
    '“nothing.txt” is empty, so it is not added.',
    '“lecture.mp4” is larger than 50 MB, so it is not added. Waymark keeps files up to that size; you can say in words where you keep it.',
  ]);
});

test('when the storage is full nothing of the file is kept, and what came before stays', async () => {
  const fills: ReplacingOptions['keepFiles'] = async (several) => {
    if (evidence().length > 0) throw new StorageFailure('full');
    return putFiles(files, several, NOW);
  };
  const three = [leaflet(), certificate(), await aPicture()];
  const { added, unkept, remarks } = await addFiles(three, options({ keepFiles: fills }));
  expect(added).toHaveLength(1);
  expect(unkept).toEqual(three.slice(1));
  expect(remarks).toEqual([
    'The storage of this device is full: “My certificate v2.0.pdf” was not added, nor was the one after it. Nothing of it is kept. Free some space, then add it again.',
  ]);
  expect(evidence()).toHaveLength(1);
});

test('of a PDF and its words the store keeps both or neither', async () => {
  files.files.hook('creating', (_, row) => {
    if (row.mime === 'text/plain') throw new DOMException('full', 'QuotaExceededError');
  });
  const { added, remarks } = await addFiles([certificate()], options());
  expect(added).toEqual([]);
  expect(remarks[0]).toMatch(/^The storage of this device is full: /);
  expect(await files.files.count()).toBe(0);
});

test('a zip called PDF, a broken PDF and a broken picture are kept as files, and each says so', async () => {
  const { added, remarks } = await addFiles(
    [
      new File(['PK\u0003\u0004zip'], 'notes.pdf', { type: 'application/pdf' }),
      new File(['%PDF-1.7\n1 0 obj <<'], 'broken.pdf', { type: 'application/pdf' }),
      new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2])], 'broken.png', { type: 'image/png' }),
    ],
    options(),
  );
  expect(added).toHaveLength(3);
  expect(remarks).toEqual([
    '“notes.pdf” is not what its name says, so it cannot be shown here. It is kept as a file, as it is.',
    '“broken.pdf” is locked or damaged, so nothing could be read from it. It is kept as it is.',
    '“broken.png” is a picture that this browser cannot show. It is kept as it is.',
  ]);
  expect(
    evidence()
      .map(({ file }) => file?.mime)
      .sort(),
  ).toEqual(['application/octet-stream', 'application/pdf', 'image/png']);
});

test('a letter with a patient’s number is marked, and the person is told', async () => {
  const letter = madePdf({ pages: [[[12, 'Discharge letter, NHS number 943 476 5919']]] });
  const { remarks } = await addFiles([new File([letter], 'letter.pdf')], options());
  expect(evidence()).toMatchObject([{ confidentiality: 'flagged' }]);
  expect(remarks[0]).toContain('“letter.pdf” seems to hold an NHS number.');
});

test('a letter that is covered in part stays marked while something that was found still shows, and not after', async () => {
  const letter = madePdf({ pages: [[[12, 'Discharge letter, NHS number 943 476 5919']]] });
  const [id] = (await addFiles([new File([letter], 'letter.pdf')], options())).added;
  if (!id) return expect.unreachable('nothing was added');
  const covered = (words: string) => new File([madePdf({ pages: [[[12, words]]] })], 'letter.pdf');
  await replaceFile(id, covered('One page, a picture'), options({ stillShows: true }));
  expect(evidence()).toMatchObject([{ confidentiality: 'flagged' }]);
  await replaceFile(id, covered('Both pages, pictures'), options());
  expect(evidence()).toMatchObject([{ confidentiality: 'unchecked' }]);
  await replaceFile(id, covered('It was never marked'), options({ stillShows: true }));
  expect(evidence()).toMatchObject([{ confidentiality: 'unchecked' }]);
});

test('a Word document, a text and a spreadsheet that tell of a patient are marked as a PDF is', async () => {
  const { Document, Packer, Paragraph } = await import('docx');
  const words = 'Mrs Invented, NHS number 943 476 5919';
  const document = new Document({ sections: [{ children: [new Paragraph(words)] }] });
  const { remarks } = await addFiles(
    [
      new File([await Packer.toBlob(document)], 'letter.docx'),
      new File([words], 'letter.txt', { type: 'text/plain' }),
      new File([`day,words\n2026-11-01,"${words}"`], 'list.csv', { type: 'text/csv' }),
      new File(['What I read of hip fractures.'], 'mine.txt', { type: 'text/plain' }),
    ],
    options(),
  );
  expect(
    evidence()
      .map(({ fileName, confidentiality }) => `${fileName} ${confidentiality}`)
      .sort(),
  ).toEqual(['letter.docx flagged', 'letter.txt flagged', 'list.csv flagged', 'mine.txt unchecked']);
  expect(remarks).toHaveLength(3);
  expect(remarks[0]).toContain('“letter.docx” seems to hold an NHS number and a name.');
});

test('another file takes the place of one; the earlier stays beside it and says when it was replaced', async () => {
  const [id] = (await addFiles([leaflet()], options())).added;
  if (!id) return expect.unreachable('nothing was added');
  commands.changeEvidence(doc, id, { title: 'The leaflet', confidentiality: 'confirmed' });
  const earlier = evidence()[0]?.file;
  expect(await replaceFile(id, leaflet('PK second'), options())).toMatchObject({ done: {}, remarks: [] });
  const [now] = evidence();
  expect(now).toMatchObject({
    title: 'The leaflet',
    confidentiality: 'unchecked',
  });
  expect(now && earlierFiles(now)).toMatchObject([
    { sha256: earlier?.sha256, notes: ['Replaced on 23 November 2026.'] },
  ]);
  expect(now?.file?.sha256).not.toBe(earlier?.sha256);
  expect(await replaceFile(id, leaflet('PK second'), options())).toEqual({
    done: null,
    remarks: ['“Leaflet for families.docx” is the file that is here already.'],
  });
});

test('a file that belongs to no activity becomes one in the inbox; a certificate is the course that it shows', async () => {
  const { activities, added, remarks } = await addFiles([certificate(), leaflet()], options({ activityId: 'inbox' }));
  expect([activities.length, added.length, remarks]).toEqual([2, 2, []]);
  const [course, other] = activities.map((id) => readAll(doc, 'activity').find((one) => one.id === id));
  expect(course).toMatchObject({ startedOn: '2026-10-14', minutes: 120, type: 'formal', triagedAt: null });
  expect(course?.title).toContain('Splinting after tendon repair');
  expect(other).toMatchObject({ title: 'Leaflet for families', startedOn: null, type: null, triagedAt: null });
});

test('a file of an activity in the inbox is not kept twice, and comes back to the inbox once that one is in the bin', async () => {
  const inbox = options({ activityId: 'inbox' });
  const [first] = (await addFiles([leaflet()], inbox)).activities;
  expect(await addFiles([leaflet()], inbox)).toMatchObject({ activities: [], added: [], linked: [] });
  commands.moveToBin(doc, 'activity', first ?? activityId, '2026-11-23' as never);
  const again = await addFiles([leaflet()], inbox);
  expect(again).toMatchObject({ added: [], linked: [evidence()[0]?.id] });
  expect(again.activities).toHaveLength(1);
  expect(again.remarks[0]).toContain('in your inbox again');
  expect(evidence()).toHaveLength(1);
});

test('a photograph of a certificate is a certificate, since the person says so', async () => {
  await addFiles([await aPicture()], options({ activityId: 'inbox', areCertificates: true }));
  expect(evidence()).toMatchObject([{ kind: 'Course certificate', source: 'certificate' }]);
});

/** A certificate that a scan of it has replaced: a PDF without words. */
async function replacedByScan() {
  const [id] = (await addFiles([certificate()], options())).added;
  if (!id) return expect.unreachable('nothing was added');
  const scan = new File([madePdf({ pages: [[]] })], 'scan.pdf', { type: 'application/pdf' });
  const words = evidence()[0]?.parts.find(({ role }) => role === 'text');
  const { done } = await replaceFile(id, scan, options({ now: () => new Date('2026-11-24T10:00:00Z') }));
  return { id, words, done: done ?? expect.unreachable('it is not replaced') };
}
const piece = () => evidence()[0] ?? expect.unreachable('no evidence');

test('with a PDF that a scan has replaced go its words', async () => {
  const { words } = await replacedByScan();
  const [earlier] = earlierFiles(piece());
  const gone = partsToRemove(piece(), earlier ?? expect.unreachable('no earlier version'));
  expect(gone.map(({ sha256 }) => sha256)).toEqual([earlier?.sha256, words?.sha256]);
});

test('a replacement that is taken back leaves nothing of the file that was put there', async () => {
  const [id] = (await addFiles([leaflet()], options())).added;
  const before = piece();
  const { done } = await replaceFile(id ?? activityId, certificate(), options());
  expect(
    piece()
      .parts.map(({ role }) => role)
      .sort(),
  ).toEqual(['file', 'file', 'text']);
  done?.undo();
  expect(piece()).toEqual(before);
  const inUse = filesInUse(doc);
  expect(done?.kept.map(({ sha256 }) => inUse.has(sha256))).toEqual([false, false]);
});

test('where two devices replace one file apart, neither new file is lost, and the present one is no earlier version', async () => {
  const [id] = (await addFiles([leaflet()], options())).added;
  const first = piece().file?.sha256;
  const laptop = new Y.Doc();
  Y.applyUpdate(laptop, Y.encodeStateAsUpdate(doc));
  await replaceFile(id ?? activityId, leaflet('PK of the phone'), options());
  await replaceFile(id ?? activityId, leaflet('PK of the laptop'), options({ doc: laptop }));
  const ofPhone = piece().file?.sha256;
  const ofLaptop = readAll(laptop, 'evidence')[0]?.file?.sha256;
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(laptop));
  const earlier = earlierFiles(piece()).map(({ sha256 }) => sha256);
  expect([...earlier, piece().file?.sha256].sort()).toEqual([first, ofPhone, ofLaptop].sort());
  expect(earlier).not.toContain(piece().file?.sha256);
});

test('a file that comes back after it was replaced, and goes again, says when it went last', async () => {
  const [id] = (await addFiles([leaflet('PK one')], options())).added;
  for (const [words, day] of [
    ['PK two', 24],
    ['PK one', 25],
    ['PK three', 26],
  ] as const)
    await replaceFile(id ?? activityId, leaflet(words), options({ now: () => new Date(`2026-11-${day}T10:00:00Z`) }));
  expect(
    earlierFiles(piece())
      .flatMap(({ notes }) => notes)
      .sort(),
  ).toEqual(['Replaced on 25 November 2026.', 'Replaced on 26 November 2026.']);
});
