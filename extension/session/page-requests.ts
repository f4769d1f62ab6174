// Asks the page of a session for a jump, a picture or a transcript, and keeps what comes back with its evidence.
import { browser } from 'wxt/browser';
import { putFile } from '../../shared/files/files.ts';
import { toInstant } from '../../shared/model/dates.ts';
import type { FileReference } from '../../shared/model/evidence.ts';
import { newId } from '../../shared/model/id.ts';
import { asRecord } from '../../shared/model/parse.ts';
import { addPart } from '../../shared/portfolio/edit.ts';
import type { Portfolio } from '../../shared/portfolio/open.ts';
import { decodeBytes } from '../../shared/sync/bytes.ts';
import { refusalOfTab } from '../capture/tab-reading.ts';
import { addNote } from './notes.ts';
import { type FrameRequest, parseGrabbed } from './page-answers.ts';
import { type Box, isBlackPicture } from './page-frame.ts';
import { parseTranscript } from './page-transcript.ts';
import type { Running } from './running.ts';
import type { ScormProgress } from './scorm.ts';
import { parseScorm } from './scorm-words.ts';

/** A page that does not answer within this has been closed or cannot. */
const ANSWER_MS = 15_000;
const QUALITY = 0.85;

const GONE =
  'The page does not answer. Press the Waymark button there, choose “Go on with the session”, and try again.';
const BLACK =
  'The picture is all black: a protected recording gives none, or the moment is dark. Nothing was kept; a note keeps the moment.';
const NO_PICTURE =
  'The browser gives no picture of this recording. Bring its page to the front so that it can be seen, and try again.';
const NO_TRANSCRIPT =
  'The page offers no transcript that Waymark can read. If it has one, open it on the page and try again.';

/** The answer of the frame with this source; undefined when none answers. */
async function askFrame(tabId: number, request: FrameRequest): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ANSWER_MS, undefined);
  });
  try {
    return await Promise.race([browser.tabs.sendMessage(tabId, request), late]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

/** Empty when the recording is at the moment, else why not. */
export async function jumpTo({ main }: Running, seconds: number): Promise<string> {
  if (!main) return GONE;
  const { tabId, source, element } = main;
  const answer = asRecord(await askFrame(tabId, { waymark: 'jump', source, element, seconds }));
  return answer.isDone === true ? '' : GONE;
}

async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.arrayBuffer());
}

/** The part of the screen where the video is, as WebP; null when it is all black or cannot be had. */
async function pictureOfScreen(tabId: number, box: Box | null): Promise<Uint8Array<ArrayBuffer> | 'black' | null> {
  try {
    const { windowId, active } = await browser.tabs.get(tabId);
    if (!active) return null;
    const [, base64 = ''] = (await browser.tabs.captureVisibleTab(windowId, { format: 'png' })).split(',');
    const whole = await createImageBitmap(new Blob([decodeBytes(`base64:${base64}`) ?? '']));
    const part = box ?? { x: 0, y: 0, width: whole.width, height: whole.height, scale: 1 };
    const x = Math.max(0, Math.round(part.x * part.scale));
    const y = Math.max(0, Math.round(part.y * part.scale));
    const width = Math.min(whole.width - x, Math.round(part.width * part.scale));
    const height = Math.min(whole.height - y, Math.round(part.height * part.scale));
    if (width < 1 || height < 1) return null;
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) return null;
    context.drawImage(whole, x, y, width, height, 0, 0, width, height);
    if (isBlackPicture(context.getImageData(0, 0, width, height).data)) return 'black';
    return await bytesOf(await canvas.convertToBlob({ type: 'image/webp', quality: QUALITY }));
  } catch {
    // no permission any more, or the tab is not to be seen
    return null;
  }
}

/** Keeps what the recording shows now as a note with a picture. Empty when it is kept, else why not. */
export async function grabFrame(portfolio: Portfolio, running: Running, now: Date): Promise<string> {
  const { main, evidenceId } = running;
  if (!main) return GONE;
  const { tabId, source, element } = main;
  const grabbed = parseGrabbed(await askFrame(tabId, { waymark: 'grab', source, element }));
  if (!grabbed) return GONE;
  if (grabbed.picture && grabbed.isBlack) return BLACK;
  const drawn = grabbed.picture ? decodeBytes(`base64:${grabbed.picture}`) : null;
  const bytes = drawn ?? (await pictureOfScreen(tabId, grabbed.box));
  if (bytes === 'black') return BLACK;
  if (!bytes) return NO_PICTURE;
  const picture: FileReference = await putFile(portfolio.files, bytes, 'image/webp', now);
  await addNote(portfolio, { noteId: newId(), evidenceId, seconds: main.seconds, text: '', picture }, now);
  return '';
}

/** Keeps the transcript that the page offers. `from` says where it was found; empty with a `why` when there is none. */
export async function keepTranscript(
  portfolio: Portfolio,
  running: Running,
  now: Date,
): Promise<{ from: string; why: string }> {
  const { tabId, main, top, evidenceId, url } = running;
  const frames = [
    ...(main ? [{ tab: main.tabId, source: main.source, element: main.element }] : []),
    ...(top && top !== main?.source ? [{ tab: tabId, source: top, element: null }] : []),
  ];
  for (const { tab, source, element } of frames) {
    const found = parseTranscript(await askFrame(tab, { waymark: 'transcript', source, element }));
    if (!found) continue;
    const bytes = new TextEncoder().encode(found.text);
    const file = await putFile(portfolio.files, bytes, found.mime, now);
    const notes = [`Taken from ${found.from}.`];
    addPart(portfolio.doc, evidenceId, { ...file, role: 'transcript', capturedAt: toInstant(now), url, notes });
    await portfolio.whenStored();
    return { from: found.from, why: '' };
  }
  return { from: '', why: frames.length > 0 ? NO_TRANSCRIPT : GONE };
}

/** Whether a SCORM course plays in a tab. Only its document is looked at; false where that may not be looked at. */
export async function isScormHere(tabId: number): Promise<boolean> {
  try {
    if (await refusalOfTab(tabId)) return false;
    const target = { tabId, allFrames: true };
    const frames = await browser.scripting.executeScript({ target, files: ['/find-scorm.js'] });
    return frames.some(({ result }) => result === true);
  } catch {
    return false;
  }
}

async function readIn(target: { tabId: number; allFrames?: boolean }): Promise<ScormProgress | null> {
  const frames = await browser.scripting.executeScript({ target, files: ['/read-scorm.js'], world: 'MAIN' });
  return frames.map(({ result }) => parseScorm(result)).find((progress) => progress !== null) ?? null;
}

/** What the course in a tab has noted of the learner's progress; null when there is none to be read. */
export async function readCourse(tabId: number): Promise<ScormProgress | null> {
  try {
    // most courses keep it in the page itself; asked there alone, no course is asked twice
    return (await readIn({ tabId })) ?? (await readIn({ tabId, allFrames: true }));
  } catch {
    return null;
  }
}
