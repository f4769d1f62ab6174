// Adds a kept webinar with all that can be kept of one to the sample portfolio; bundled and run in a page before the app starts.

import { openFiles, putFile } from '../../shared/files/files.ts';
import { manifestText } from '../../shared/files/manifest.ts';
import { emptyMetadata } from '../../shared/model/capture.ts';
import { addDays, localDateOf, toInstant } from '../../shared/model/dates.ts';
import type { EvidencePart, PartRole } from '../../shared/model/evidence.ts';
import { newId } from '../../shared/model/id.ts';
import {
  addPart,
  changeEvidence,
  createAnnotation,
  createReminder,
  createSession,
  keepCapture,
  sayPartMissing,
} from '../../shared/portfolio/edit.ts';
import { ensureIdentity, openLocal } from '../../shared/portfolio/identity.ts';
import { openPortfolio } from '../../shared/portfolio/open.ts';

const URL_KEPT = 'https://learning.example/webinars/fatigue';
const capturedAt = toInstant(new Date('2026-11-03T14:02:00Z'));
const encode = (text: string) => new TextEncoder().encode(text);

/** A drawn screen of an invented talk. */
async function drawScreen(words: string): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(1280, 720);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#f3efe4';
  context.fillRect(0, 0, 1280, 720);
  context.fillStyle = '#0b5c6b';
  context.fillRect(0, 0, 1280, 90);
  context.fillStyle = '#1d2430';
  context.font = '64px sans-serif';
  context.fillText(words, 80, 300);
  context.font = '32px sans-serif';
  context.fillText('An invented slide', 80, 380);
  const blob = await canvas.convertToBlob({ type: 'image/webp' });
  return new Uint8Array(await blob.arrayBuffer());
}

const TRANSCRIPT = `WEBVTT

00:00:01.000 --> 00:00:04.000
Welcome. Fatigue is not tiredness.

00:12:40.000 --> 00:12:44.000
Pacing comes before pushing.
`;

interface Webinar {
  /** The words of its page, as HTML. */
  words?: string;
  isFlagged?: boolean;
}

async function addKeptWebinar({
  words = '<p>The invented words of the page.</p>',
  isFlagged = false,
}: Webinar = {}): Promise<{ activityId: string; evidenceId: string }> {
  const local = openLocal();
  const { documentName } = await ensureIdentity(local, 'Sample computer', new Date());
  local.close();
  const portfolio = openPortfolio({ documentName });
  await portfolio.loaded;
  const { doc } = portfolio;
  const files = openFiles();
  const now = new Date();
  const today = localDateOf(now);
  const ids = { activityId: newId(), evidenceId: newId() };
  const metadata = {
    ...emptyMetadata(),
    title: 'Fatigue is not tiredness',
    authors: ["Siân Ŵyn-O'Brien", 'Łukasz Nowak'],
    provider: 'Alder Learning',
    startsAt: '2026-11-03T13:00:00Z',
    durationSeconds: 3_300,
    points: '1 CPD point',
    language: 'en-GB',
    sources: { title: 'json-ld', authors: 'json-ld', provider: 'open-graph', startsAt: 'json-ld', points: 'text' },
  };
  const capture = {
    url: URL_KEPT,
    canonicalUrl: URL_KEPT,
    capturedAt,
    kind: 'webinar' as const,
    metadata,
    selection: '',
    extensionVersion: '0.1.0',
  };
  const fields = { title: metadata.title, provider: 'Alder Learning', type: null, startedOn: today, description: '' };
  keepCapture(doc, { ...ids, capture, ...fields }, now);
  const parts: EvidencePart[] = [];
  const keep = async (role: PartRole, bytes: Uint8Array<ArrayBuffer>, mime: string, notes: string[] = []) => {
    const part = { ...(await putFile(files, bytes, mime, now)), role, capturedAt, url: URL_KEPT, notes };
    parts.push(part);
    return part;
  };
  const text = await keep('text', encode(`<main>${words}</main>`), 'text/html');
  const { role: _, notes: __, ...snapshot } = text;
  changeEvidence(doc, ids.evidenceId, { snapshot, confidentiality: isFlagged ? 'flagged' : 'unchecked' });
  await keep('picture', await drawScreen('Fatigue is not tiredness'), 'image/webp', ['Only what was on the screen.']);
  await keep(
    'page',
    encode('<!doctype html><html><body><h1>Fatigue</h1><p>As it looked.</p></body></html>'),
    'text/html',
  );
  await keep('transcript', encode(TRANSCRIPT), 'text/vtt', ['From the captions of the recording.']);
  const { url, canonicalUrl, extensionVersion } = capture;
  const manifest = manifestText({ url, canonicalUrl, capturedAt, extensionVersion, parts, previous: '' });
  await keep('manifest', encode(manifest), 'application/json');
  for (const part of parts.slice(1)) addPart(doc, ids.evidenceId, part);
  sayPartMissing(doc, ids.evidenceId, 'file', 'The file is larger than 50 MB, so it is not kept. Its address is.');
  const frame = await putFile(files, await drawScreen('Pacing'), 'image/webp', now);
  const annotation = { evidenceId: ids.evidenceId, url: URL_KEPT, picture: null, deletedOn: null };
  const exact = 'Fatigue after stroke is not cured by sleep.';
  const target = { kind: 'quote' as const, exact, prefix: '', suffix: '', start: 10, end: 52, range: null };
  createAnnotation(doc, { ...annotation, target, note: 'For the leaflet.' }, now);
  createAnnotation(
    doc,
    { ...annotation, target: { kind: 'moment', seconds: 760 }, picture: frame, note: 'Pacing before pushing' },
    now,
  );
  createSession(doc, {
    evidenceId: ids.evidenceId,
    startedAt: capturedAt,
    endedAt: toInstant(new Date('2026-11-03T14:50:00Z')),
    watched: [
      [0, 1_200],
      [1_500, 2_820],
    ],
    mediaSeconds: 3_300,
    activeSeconds: 2_520,
    minutesByMe: 60,
    deletedOn: null,
  });
  const reminder = { activityId: ids.activityId, text: '', doneOn: null, deletedOn: null };
  createReminder(doc, { ...reminder, about: 'certificate', dueOn: addDays(today, -1) }, now);
  await portfolio.lead();
  await portfolio.whenStored();
  await portfolio.close();
  files.close();
  return ids;
}

export const waymarkKept = { addKeptWebinar };

declare global {
  interface Window {
    waymarkKept: typeof waymarkKept;
  }
}
Object.assign(globalThis, { waymarkKept });
