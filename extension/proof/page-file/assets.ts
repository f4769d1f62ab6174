// Pictures and fonts of a page, fetched with the page's own session and carried inside its copy, as far as there is room.
import { isFontAddress, isImageAddress } from '../../../shared/kept-page/allowed.ts';
import { base64Of, bytesOfDataAddress, kindOfBytes, ownBytes } from './asset-bytes.ts';
import { smallerPicture } from './smaller-picture.ts';
import { safeSvg } from './svg-text.ts';
import type { TimeBox } from './time-box.ts';

/** A `background` is a picture that a style sheet names: where it is missing, nothing stands for it. */
export type AssetKind = 'picture' | 'background' | 'poster' | 'font';
/** How a placeholder looks: an address that the checks of a copy let through. */
const PLACE: Record<AssetKind, string> = {
  picture: 'image/png',
  background: 'image/gif',
  poster: 'image/png',
  font: 'font/woff2',
};

interface Asset {
  kind: AssetKind;
  address: string;
  /** Widest that it is shown, in CSS pixels; 0 when not known. */
  widthPx: number;
  /** How often it stands in the copy: each time takes room. */
  uses: number;
  data: string | null;
}

const ASSETS_MAX = 600;
/** A file larger than this is not even looked at. */
const FETCH_BYTES_MAX = 25 * 1024 * 1024;
const FETCH_MS = 8_000;
const AT_ONCE = 6;
/** A picture above this is made smaller where that helps. */
const LARGE_BYTES = 60 * 1024;
/** Shown in place of a picture of the page that is not there: a pale field. */
const EMPTY_PICTURE = `data:image/svg+xml;base64,${btoa('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1" viewBox="0 0 1 1" preserveAspectRatio="none"><path fill="#8884" d="M0 0h1v1H0z"/></svg>')}`;
const NOTHING = 'data:,';

export class Assets {
  readonly #assets: Asset[] = [];
  readonly #numbers = new Map<string, number>();
  /** Tells our placeholders from anything in a page. */
  readonly #mark = `KEPT${[...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(36)).join('')}N`;

  /** What stands for the file at `address` in the copy until `placed`; null when there is no such file to be had. */
  placeholder(kind: AssetKind, address: string, widthPx = 0): string | null {
    if (!/^(?:https?:|data:|blob:)/i.test(address)) return null;
    const key = `${kind === 'font'} ${address}`;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      if (this.#assets.length >= ASSETS_MAX) return null;
      number = this.#assets.push({ kind, address, widthPx: 0, uses: 0, data: null }) - 1;
      this.#numbers.set(key, number);
    }
    const asset = this.#assets[number];
    if (!asset) return null;
    asset.widthPx = Math.max(asset.widthPx, widthPx);
    asset.uses += 1;
    if (asset.kind === 'poster' || asset.kind === 'background') asset.kind = kind === 'poster' ? asset.kind : kind;
    return `data:${PLACE[kind]};base64,${this.#mark}${number}N`;
  }

  /** Fetches what can be fetched in the time there is. */
  async fetch(box: TimeBox, limitMs: number): Promise<void> {
    const end = AbortSignal.timeout(Math.max(1, Math.min(limitMs, box.leftMs)));
    const waiting = [...this.#assets];
    const work = async () => {
      for (let asset = waiting.shift(); asset && !end.aborted; asset = waiting.shift()) {
        asset.data = await dataOf(asset, end).catch(() => null);
        if (box.isDue) await box.breathe();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }

  /** Leaves out so much that the rest fits: posters first, then fonts, then the largest pictures. Says what was left out. */
  fit(roomBytes: number): string[] {
    const rank: Record<AssetKind, number> = { poster: 0, font: 1, background: 2, picture: 2 };
    const size = (asset: Asset) => (asset.data?.length ?? 0) * asset.uses;
    const missing = this.#assets.filter((asset) => asset.kind !== 'poster' && asset.data === null);
    const order = this.#assets
      .filter((asset) => asset.data !== null)
      .sort((a, b) => rank[a.kind] - rank[b.kind] || size(b) - size(a));
    let total = order.reduce((sum, asset) => sum + size(asset), 0);
    const dropped: Asset[] = [];
    for (const asset of order) {
      if (total <= roomBytes) break;
      total -= size(asset);
      asset.data = null;
      dropped.push(asset);
    }
    const count = (assets: Asset[], kind: AssetKind) => assets.filter((asset) => asset.kind === kind).length;
    return [
      said(count(missing, 'picture'), 'picture', 'could not be fetched and is shown as a pale field'),
      said(count(missing, 'background'), 'background picture', 'could not be fetched'),
      said(count(missing, 'font'), 'typeface', 'could not be fetched, so another stands in its place'),
      said(count(dropped, 'poster'), 'still of a film', 'was left out to keep the copy below 5 MB'),
      said(count(dropped, 'font'), 'typeface', 'was left out to keep the copy below 5 MB'),
      said(
        count(dropped, 'picture') + count(dropped, 'background'),
        'large picture',
        'was left out to keep the copy below 5 MB',
      ),
    ].filter(Boolean);
  }

  /** The text with every placeholder replaced by what it stands for. */
  placed(text: string): string {
    const pattern = new RegExp(`data:([a-z]+/[a-z0-9]+);base64,${this.#mark}(\\d+)N`, 'g');
    return text.replace(pattern, (_, place: string, number: string) => {
      const data = this.#assets[Number(number)]?.data;
      return data ?? (place === PLACE.picture ? EMPTY_PICTURE : NOTHING);
    });
  }
}

const said = (count: number, what: string, happened: string): string => {
  if (count === 0) return '';
  if (count === 1) return `A ${what} ${happened}.`;
  const plural = what.replace(/^(still)|(picture|typeface)$/, (word) => `${word}s`);
  return `${count} ${plural} ${happened
    .replace(/\bwas\b/g, 'were')
    .replace(' is ', ' are ')
    .replace('in its place', 'in their place')}.`;
};

async function dataOf(asset: Asset, end: AbortSignal): Promise<string | null> {
  const bytes = await bytesAt(asset.address, end);
  if (!bytes) return null;
  const mime = kindOfBytes(bytes);
  if (asset.kind === 'font') {
    const font = mime?.startsWith('font/') ? `data:${mime};base64,${base64Of(bytes)}` : null;
    return font && isFontAddress(font) ? font : null;
  }
  const picture = await pictureOf(bytes, mime, asset.widthPx);
  return picture && isImageAddress(picture) ? picture : null;
}

async function pictureOf(bytes: Uint8Array<ArrayBuffer>, mime: string | null, widthPx: number): Promise<string | null> {
  if (mime === 'image/svg+xml') {
    const svg = safeSvg(new TextDecoder().decode(bytes));
    return svg && `data:image/svg+xml;base64,${base64Of(new TextEncoder().encode(svg))}`;
  }
  if (!mime?.startsWith('image/')) return null;
  const smaller = bytes.length > LARGE_BYTES ? await smallerPicture(new Blob([bytes], { type: mime }), widthPx) : null;
  if (smaller && smaller.length < bytes.length) return `data:image/webp;base64,${base64Of(smaller)}`;
  return `data:${mime};base64,${base64Of(bytes)}`;
}

async function bytesAt(address: string, end: AbortSignal): Promise<Uint8Array<ArrayBuffer> | null> {
  if (address.startsWith('data:')) return bytesOfDataAddress(address);
  const signal = AbortSignal.any([end, AbortSignal.timeout(FETCH_MS)]);
  const isOwn = address.startsWith(`${location.origin}/`) || address.startsWith('blob:');
  try {
    return await read(await fetch(address, { signal, cache: isOwn ? 'force-cache' : 'default' }));
  } catch (error) {
    if (isOwn || signal.aborted) throw error;
    // the page's own picture may lie in the cache without the server's leave to read it
    return read(await fetch(address, { signal, cache: 'reload' }));
  }
}

async function read(answer: Response): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!answer.ok || Number(answer.headers.get('content-length')) > FETCH_BYTES_MAX) return null;
  const bytes = ownBytes(await answer.arrayBuffer());
  return bytes.length > 0 && bytes.length <= FETCH_BYTES_MAX ? bytes : null;
}
