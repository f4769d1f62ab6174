// Asks the page of a session for a jump, a picture or a course's progress, and keeps a picture as a note.
import { browser } from 'wxt/browser';
import { putFile } from '../../shared/files/files.ts';
import type { FileReference } from '../../shared/model/evidence.ts';
import { newId } from '../../shared/model/id.ts';
import { asRecord } from '../../shared/model/parse.ts';
import type { Portfolio } from '../../shared/portfolio/open.ts';
import { decodeBytes } from '../../shared/sync/bytes.ts';
import { refusalOfTab } from '../capture/tab-reading.ts';
import { askFrame, GONE } from './ask-frame.ts';
import { addNote } from './notes.ts';
import { parseGrabbed } from './page-answers.ts';
import { type Box, isBlackPicture } from './page-frame.ts';
import type { Running } from './running.ts';
import type { ScormProgress } from './scorm.ts';
import { parseScorm } from './scorm-words.ts';

const QUALITY = 0.85;

const BLACK =
  'The picture is all black: a protected recording gives none, or the moment is dark. Nothing was kept; a note keeps the moment.';
const NO_PICTURE =
  'The browser gives no picture of this recording. Bring its page to the front so that it can be seen, and try again.';

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
