// What was shared from another app and is not in the portfolio yet. The service worker puts it here, whether or not the app is
// open; the app takes it in and lets go of it. A cache of its own: it holds large files without reading them into memory.
import { type Instant, parseInstant, toInstant } from '../../shared/model/dates.ts';
import { FILE_BYTES_MAX } from '../../shared/model/evidence.ts';
import { newId, parseId, type RecordId } from '../../shared/model/id.ts';
import { asLine, asRecord, asText, asWebAddress } from '../../shared/model/parse.ts';
import type { HeldFile } from '../stores/incoming.ts';

const CACHE = 'waymark-shared';
/** Nothing is ever served from here: the addresses are only keys. */
const KEY_PATH = '/shared/';
const WORDS_KEY = 'words';
const FILES_MAX = 100;

/** The names of the form's fields, as the manifest gives them. */
export const SHARE_FIELDS = { title: 'title', text: 'text', url: 'url', files: 'files' } as const;

export interface HeldShare {
  id: RecordId;
  sharedAt: Instant;
  title: string;
  /** The words; on many phones the address stands in them. */
  text: string;
  /** http(s), or empty. */
  url: string;
  /** Files whose bytes are held. */
  files: File[];
  /** The place of each of them among all that were shared, 0 first: it stays when others have gone. */
  places: number[];
  /** Names of files that are too large to be kept: their bytes are not held. */
  tooLarge: string[];
}

const keyOf = (id: string, part: string | number): string => `${KEY_PATH}${id}/${part}`;

interface HeldWords extends Omit<HeldShare, 'files' | 'places'> {
  /** Names by their place, 0 first. */
  names: string[];
}

/** Holds files as if they had been shared a moment ago. Rejects when there is no room. */
export function holdFiles(files: readonly File[], now: Date): Promise<RecordId> {
  const form = new FormData();
  for (const file of files) form.append(SHARE_FIELDS.files, file);
  return holdShare(form, now);
}

/** Holds a form that another app has sent. All of it or, when the storage is full, nothing: then it rejects. */
export async function holdShare(form: FormData, now: Date): Promise<RecordId> {
  const id = newId();
  const sent = form
    .getAll(SHARE_FIELDS.files)
    .flatMap((one) => (one instanceof File && (one.size > 0 || one.name) ? [one] : []))
    .slice(0, FILES_MAX);
  const files = sent.filter(({ size }) => size <= FILE_BYTES_MAX);
  const words: HeldWords = {
    id,
    sharedAt: toInstant(now),
    title: asLine(form.get(SHARE_FIELDS.title)),
    text: asText(form.get(SHARE_FIELDS.text)).trim(),
    url: asWebAddress(form.get(SHARE_FIELDS.url)),
    names: files.map(({ name }) => name),
    tooLarge: sent.filter(({ size }) => size > FILE_BYTES_MAX).map(({ name }) => name),
  };
  const cache = await caches.open(CACHE);
  try {
    for (const [place, file] of files.entries()) await putFile(cache, keyOf(id, place), file);
    // last: only with its words is a share whole
    await cache.put(keyOf(id, WORDS_KEY), Response.json(words));
  } catch (error) {
    await letGoOfShare(id);
    throw error;
  }
  return id;
}

const UNKNOWN = 'application/octet-stream';
const putFile = (cache: Cache, key: string, file: File): Promise<void> =>
  cache.put(key, new Response(file, { headers: { 'Content-Type': file.type || UNKNOWN } }));

const namesIn = (value: unknown): string[] => (Array.isArray(value) ? value.map((name) => asLine(name, 255)) : []);

async function heldWords(cache: Cache, id: RecordId): Promise<HeldWords | null> {
  const answer = await cache.match(keyOf(id, WORDS_KEY));
  if (!answer) return null;
  const from = asRecord(await answer.json().catch(() => null));
  return {
    id,
    sharedAt: parseInstant(from.sharedAt) ?? toInstant(new Date()),
    title: asLine(from.title),
    text: asText(from.text),
    url: asWebAddress(from.url),
    names: namesIn(from.names),
    tooLarge: namesIn(from.tooLarge),
  };
}

async function heldShare(cache: Cache, id: RecordId): Promise<HeldShare | null> {
  const words = await heldWords(cache, id);
  if (!words) return null;
  const { names, ...share } = words;
  const found = await Promise.all(
    names.map(async (name, place) => {
      const held = await cache.match(keyOf(id, place));
      if (!held) return [];
      const type = held.headers.get('Content-Type') ?? '';
      return [{ place, file: new File([await held.blob()], name, { type: type === UNKNOWN ? '' : type }) }];
    }),
  );
  const files = found.flat();
  return { ...share, files: files.map(({ file }) => file), places: files.map(({ place }) => place) };
}

/** Everything that waits to be taken in, the oldest first. */
export async function heldShares(): Promise<HeldShare[]> {
  if (!('caches' in globalThis) || !(await caches.has(CACHE))) return [];
  const cache = await caches.open(CACHE);
  const ids = (await cache.keys()).flatMap(({ url }) => {
    const [id, part] = new URL(url).pathname.slice(KEY_PATH.length).split('/');
    return part === WORDS_KEY ? (parseId(id) ?? []) : [];
  });
  const found = await Promise.all(ids.map((id) => heldShare(cache, id)));
  return found.filter((one) => one !== null).sort((a, b) => (a.sharedAt < b.sharedAt ? -1 : 1));
}

/** What else was shared is in the portfolio: of this share only the files of these places are held from now on. */
export async function holdOnly(id: RecordId, places: readonly number[]): Promise<void> {
  const cache = await caches.open(CACHE);
  const words = await heldWords(cache, id);
  if (!words) return;
  // first the words: they would be taken in again, a file would be recognised
  const bare: HeldWords = { ...words, title: '', text: '', url: '', tooLarge: [] };
  await cache.put(keyOf(id, WORDS_KEY), Response.json(bare));
  for (const place of words.names.keys()) if (!places.includes(place)) await cache.delete(keyOf(id, place));
}

/** These files have been brought in, or are not wanted; with the last of its files a share goes. */
export async function letGoOfFiles(files: readonly HeldFile[]): Promise<void> {
  const cache = await caches.open(CACHE);
  for (const { id, place } of files) await cache.delete(keyOf(id, place));
  for (const id of new Set(files.map((file) => file.id)))
    if ((await heldShare(cache, id))?.files.length === 0) await letGoOfShare(id);
}

export async function letGoOfShare(id: RecordId): Promise<void> {
  const cache = await caches.open(CACHE);
  for (const request of await cache.keys())
    if (new URL(request.url).pathname.startsWith(`${KEY_PATH}${id}/`)) await cache.delete(request);
}
