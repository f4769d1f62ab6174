// The picture of what is on the screen: taken while the page is in front, made small enough to keep with every page.
import { browser } from 'wxt/browser';
import { decodeBytes } from '../../shared/sync/bytes.ts';
import { NO_PICTURE, NOT_IN_FRONT, TAB_GONE } from './proof-sentences.ts';
import { samePage } from './same-page.ts';

const WIDTH_MAX = 2_000;
/** What a picture should come to; the last try is kept even if it is more. */
export const PICTURE_BYTES = 300_000;
/** Qualities and shares of the width that are tried in turn. */
const TRIES: readonly (readonly [quality: number, share: number])[] = [
  [0.82, 1],
  [0.65, 1],
  [0.55, 0.75],
  [0.45, 0.5],
];
/** Chrome takes two a second (`MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND`). */
const BETWEEN_MS = 550;

export type Picture = { kind: 'picture'; bytes: Uint8Array<ArrayBuffer>; mime: string } | { kind: 'none'; why: string };

let turn: Promise<unknown> = Promise.resolve();

/** One picture at a time, and no more of them than the browser takes. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(work);
  turn = mine.catch(() => undefined).then(() => new Promise((later) => setTimeout(later, BETWEEN_MS)));
  return mine;
}

/** Null when this page is in front, else why not. */
async function notInFront(tabId: number, url: string): Promise<string | null> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (!tab) return TAB_GONE;
  return tab.active && samePage(tab.url ?? '', url) ? null : NOT_IN_FRONT;
}

/** A picture of the tab while it shows this page. Never rejects. */
export const takePicture = (tabId: number, url: string): Promise<Picture> =>
  inTurn(async () => {
    try {
      const before = await notInFront(tabId, url);
      if (before) return { kind: 'none', why: before };
      const { windowId } = await browser.tabs.get(tabId);
      const taken = await browser.tabs.captureVisibleTab(windowId, { format: 'png' });
      // another tab may have come to the front while it was taken
      const after = await notInFront(tabId, url);
      if (after) return { kind: 'none', why: after };
      const png = decodeBytes(taken.replace(/^data:[^,]*;base64,/, 'base64:'));
      return png ? { kind: 'picture', ...(await makeSmall(png)) } : { kind: 'none', why: NO_PICTURE };
    } catch {
      // the permission ends with the page it was given for
      return { kind: 'none', why: (await notInFront(tabId, url)) ?? NO_PICTURE };
    }
  });

/** The picture as WebP, or as JPEG where the browser writes no WebP. */
export async function makeSmall(
  png: Uint8Array<ArrayBuffer>,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; mime: string }> {
  const whole = await createImageBitmap(new Blob([png], { type: 'image/png' }));
  try {
    let blob = new Blob();
    for (const [quality, share] of TRIES) {
      const scale = Math.min(1, WIDTH_MAX / whole.width) * share;
      blob = await encode(whole, scale, quality);
      if (blob.size <= PICTURE_BYTES) break;
    }
    return { bytes: new Uint8Array(await blob.arrayBuffer()), mime: blob.type };
  } finally {
    whole.close();
  }
}

async function encode(picture: ImageBitmap, scale: number, quality: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(picture.width * scale)),
    Math.max(1, Math.round(picture.height * scale)),
  );
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas to draw on');
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const webp = await canvas.convertToBlob({ type: 'image/webp', quality });
  // a browser that writes no WebP gives a PNG without a word
  return webp.type === 'image/webp' ? webp : canvas.convertToBlob({ type: 'image/jpeg', quality });
}
