// Pictures that wait for the person to look them over before they are kept. They outlive the page: in a database of this device's
// own, never synced, for each portfolio another. One that is covered takes the place of the one that was not.
import { Dexie, type EntityTable, liveQuery } from 'dexie';
import type { RecordId } from '../../shared/model/id.ts';
import { toStorageFailure } from '../../shared/model/storage-failure.ts';
import { EXAMPLE, OWN } from '../host/place.ts';
import type { Told } from '../pictures/metadata/exif.ts';

export const PICTURE_ROLES = ['picture', 'certificate', 'reflection'] as const;
export type PictureRole = (typeof PICTURE_ROLES)[number];

export interface HeldPicture {
  /** Of what was shared: made of the share's own, so that taking it over twice makes one. */
  id: string;
  /** Orders them: milliseconds since 1970, with fractions for those that came together. */
  position: number;
  /** The screen that asks about it. */
  waitsOn: 'inbox' | 'evidence' | 'activity';
  /** The activity that it goes to; null for one of its own in the inbox, or for none. */
  activityId: RecordId | null;
  role: PictureRole;
  /** As it would be kept: covered or cropped already, when that was done. */
  file: File;
  /** What it says beside its pixels. */
  told: Told;
  /** The person wants it without what it tells. */
  isToldRemoved: boolean;
  isCovered: boolean;
  /** Counts how often the file has become another. */
  version: number;
}

export type HeldPictures = Dexie & { pictures: EntityTable<HeldPicture, 'id'> };

const opened = new Map<string, HeldPictures>();

/** Opened when it is first asked for. */
export function heldPictures({ isExample }: { isExample: boolean }): HeldPictures {
  const { pictures: name } = isExample ? EXAMPLE : OWN;
  const db = opened.get(name) ?? (new Dexie(name) as HeldPictures);
  if (!opened.has(name)) {
    db.version(1).stores({ pictures: 'id, waitsOn' });
    opened.set(name, db);
  }
  return db;
}

export const allHeld = async (db: HeldPictures): Promise<HeldPicture[]> =>
  (await db.pictures.toArray()).sort((a, b) => a.position - b.position);

/** All of them or none; one that is held already stays as it is. Rejects with StorageFailure. */
export async function holdPictures(db: HeldPictures, pictures: readonly HeldPicture[]): Promise<void> {
  try {
    await db.transaction('rw', db.pictures, async () => {
      const there = await db.pictures.bulkGet(pictures.map(({ id }) => id));
      await db.pictures.bulkAdd(pictures.filter((_, at) => !there[at]));
    });
  } catch (error) {
    throw toStorageFailure(error);
  }
}

/** Nothing happens to one that is held no more. Rejects with StorageFailure, and then it is as it was. */
export async function changeHeld(db: HeldPictures, id: string, patch: Partial<HeldPicture>): Promise<void> {
  try {
    await db.transaction('rw', db.pictures, async () => {
      const held = await db.pictures.get(id);
      // put whole: an update would take a file apart by its fields
      if (held) await db.pictures.put({ ...held, ...patch, version: held.version + (patch.file ? 1 : 0) });
    });
  } catch (error) {
    throw toStorageFailure(error);
  }
}

export const letGoOfPictures = (db: HeldPictures, ids: readonly string[]): Promise<void> =>
  db.pictures.bulkDelete([...ids]);

/** How many wait in the inbox, now and after each change, for as long as the page lives. */
export function watchHeldInInbox(db: HeldPictures, tell: (count: number) => void): void {
  const count = () => db.pictures.where({ waitsOn: 'inbox' }).count();
  // where the browser opens no database the number stays as it is
  liveQuery(count).subscribe({ next: tell, error: () => undefined });
}
