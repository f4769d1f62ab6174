// Fills the app's own databases with a portfolio to be packed: many activities, a profile, and evidence files of every kind.
import { PDFDocument } from '@cantoo/pdf-lib';
import { BlobReader, BlobWriter, configure, ZipWriter } from '@zip.js/zip.js/index-native.js';
import { openFiles, putFile } from '../shared/files/files.ts';
import { addDays, type LocalDate, localDateOf, toInstant } from '../shared/model/dates.ts';
import type { FileReference } from '../shared/model/evidence.ts';
import type { RecordId } from '../shared/model/id.ts';
import {
  createActivity,
  createEvidence,
  createProfile,
  createRegistration,
  putLink,
} from '../shared/portfolio/edit.ts';
import { ensureIdentity, openLocal } from '../shared/portfolio/identity.ts';
import { openPortfolio } from '../shared/portfolio/open.ts';
import { cycleOf } from '../shared/schemes/cycle.ts';

type Bytes = Uint8Array<ArrayBuffer>;
const now = new Date();
const today = localDateOf(now);
const WORDS = 'An invented sentence about fine work with the hands, long enough to be read twice. ';

/** A photograph's worth of detail: about 500 kB. */
async function photo(number: number, type: 'image/jpeg' | 'image/webp'): Promise<Bytes> {
  const canvas = new OffscreenCanvas(1_900, 1_425);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  const image = pen.createImageData(canvas.width, canvas.height);
  let seed = number + 1;
  for (let at = 0; at < image.data.length; at++) {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    image.data[at] = at % 4 === 3 ? 255 : 90 + ((seed >> 16) % 60);
  }
  pen.putImageData(image, 0, 0);
  return new Uint8Array(await (await canvas.convertToBlob({ type, quality: 0.75 })).arrayBuffer());
}

async function report(number: number): Promise<Bytes> {
  const document = await PDFDocument.create();
  const scan = await document.embedJpg(await photo(number, 'image/jpeg'));
  for (let page = 1; page <= 4; page++)
    document.addPage().drawText(`Report ${number}, page ${page}. ${WORDS}`, { x: 40, y: 760, size: 10 });
  document.addPage().drawImage(scan, { x: 40, y: 100, width: 500, height: 375 });
  return new Uint8Array(await document.save());
}

async function fileOf(number: number): Promise<{ bytes: Bytes; mime: string }> {
  const kind = number % 10;
  if (kind < 6) return { bytes: await report(number), mime: 'application/pdf' };
  if (kind < 8) return { bytes: await photo(number, 'image/jpeg'), mime: 'image/jpeg' };
  if (kind < 9) return { bytes: await photo(number, 'image/webp'), mime: 'image/webp' };
  const html = `<h1>Page ${number}</h1>${`<p>${WORDS.repeat(8)}</p>`.repeat(12)}`;
  return { bytes: new TextEncoder().encode(html), mime: 'text/html' };
}

/** Returns what the files have together. */
async function fill(activities: number, pieces: number): Promise<{ filesBytes: number }> {
  const local = openLocal();
  const { documentName } = await ensureIdentity(local, 'Bench computer', now);
  local.close();
  const portfolio = openPortfolio({ documentName });
  await portfolio.loaded;
  const { doc } = portfolio;
  const fields = {
    scheme: 'hcpc',
    profession: 'OT',
    number: 'OT012345',
    name: 'Siân Ŵyn',
    registeredSince: '2014-09-01' as LocalDate,
  };
  const registrationId = createRegistration(doc, fields, now);
  const registration = {
    ...fields,
    id: registrationId,
    periodStart: null,
    periodEnd: null,
    createdAt: toInstant(now),
    deletedOn: null,
  };
  const start = cycleOf(registration, today)?.start ?? today;
  const days = Math.max(1, Math.round((Date.parse(today) - Date.parse(start)) / 86_400_000));
  const ids: RecordId[] = [];
  doc.transact(() => {
    for (let at = 0; at < activities; at++)
      ids.push(
        createActivity(
          doc,
          {
            title: `Activity ${at + 1}: ${WORDS}`,
            startedOn: addDays(start, at % days),
            type: 'formal',
            provider: 'Hazel Trust',
          },
          now,
        ),
      );
  });
  const text = { summary: WORDS.repeat(30), statement: `${WORDS.repeat(9)}\n\n`.repeat(10) };
  const profileId = createProfile(doc, { registrationId, cycleStart: start, ...text }, now);
  const chosen = ids.slice(0, 10);
  for (const [position, id] of chosen.entries()) putLink(doc, 'profileActivity', profileId, id, position);
  const db = openFiles();
  let filesBytes = 0;
  for (let number = 0; number < pieces; number++) {
    const { bytes, mime } = await fileOf(number);
    filesBytes += bytes.length;
    const file = await putFile(db, bytes, mime, now);
    addEvidence(number, file);
  }
  function addEvidence(number: number, file: FileReference): void {
    const isPage = file.mime === 'text/html';
    const snapshot = isPage ? { ...file, capturedAt: toInstant(now), url: `https://learning.example/${number}` } : null;
    const id = createEvidence(
      doc,
      { title: `Evidence ${number + 1}`, source: isPage ? 'page' : 'file', file: isPage ? null : file, snapshot },
      now,
    );
    putLink(doc, 'activityEvidence', chosen[number % chosen.length] as RecordId, id);
    putLink(doc, 'profileEvidence', profileId, id, number);
  }
  db.close();
  await portfolio.lead();
  await portfolio.whenStored();
  await portfolio.close();
  localStorage.setItem('waymark-welcomed', 'yes');
  return { filesBytes };
}

/** Milliseconds in which the same files are read and put into one ZIP as they are. */
async function zipAsTheyAre(): Promise<number> {
  configure({ useWebWorkers: false });
  const db = openFiles();
  const startedAtMs = performance.now();
  const writer = new ZipWriter(new BlobWriter('application/zip'));
  for (const sha256 of await db.files.toCollection().primaryKeys()) {
    const file = await db.files.get(sha256);
    if (file) await writer.add(sha256, new BlobReader(new Blob([file.bytes])), { level: 0 });
  }
  await writer.close();
  const ms = performance.now() - startedAtMs;
  db.close();
  return ms;
}

export const waymarkPack = { fill, zipAsTheyAre };

declare global {
  interface Window {
    waymarkPack: typeof waymarkPack;
  }
}
Object.assign(globalThis, { waymarkPack });
