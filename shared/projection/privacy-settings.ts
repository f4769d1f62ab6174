// What the person said of identifiers: names to be told of, and finds that stay. Apart from the queries of the first screens.
import type { ProjectionDb } from './database.ts';

/** The names to be told of, as typed, in the order of the alphabet. */
export async function namesToLeaveOut(db: ProjectionDb): Promise<string[]> {
  const found = await db.settings.where('key').startsWith('leaveOut:').toArray();
  return found.map(({ value }) => value).sort((a, b) => a.localeCompare(b, 'en-GB'));
}

/** Keys of the finds that the person keeps. */
export const keptFinds = async (db: ProjectionDb): Promise<ReadonlySet<string>> =>
  new Set(await db.settings.where('key').startsWith('keptFind:').primaryKeys());
