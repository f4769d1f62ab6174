// Whether all that the three browsers hold is in the same state: documents, files, and the rows that screens read.
import { expect } from '@playwright/test';
import { everyNamedFile } from '../../../shared/portfolio/named-files.ts';
import { readAll } from '../../../shared/portfolio/read.ts';
import type { World } from './deeds.ts';
import { contentOf, type DatabasesRead, docOf, isWhole, stateOf } from './on-disk.ts';
import type { Person } from './person.ts';

/** The server may have been gone until a moment ago, and devices look for it again in their own time. */
const SETTLE_MS = 150_000;

export interface Place {
  readonly name: string;
  readonly read: () => Promise<DatabasesRead>;
  /** The app has all files; the extension those that it made. */
  readonly isApp: boolean;
}

export const placesOf = (people: readonly Person[]): Place[] =>
  people.flatMap(({ name, inApp, inExtension }) => [
    { name: `the app on the ${name}`, read: inApp, isApp: true },
    { name: `the extension on the ${name}`, read: inExtension, isApp: false },
  ]);

/** The same text for the same value, in whatever order its keys came. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, some: unknown) =>
    some && typeof some === 'object' && !Array.isArray(some)
      ? Object.fromEntries(Object.entries(some).sort(([a], [b]) => (a < b ? -1 : 1)))
      : some,
  );

/** A line for each way in which the places are not in the same state; none when they are. */
export async function differencesOf(places: readonly Place[]): Promise<string[]> {
  const found = [];
  for (const place of places) found.push({ place, databases: await place.read() });
  const [first, ...others] = found.map((one) => ({ ...one, doc: docOf(one.databases) }));
  if (!first) return ['there is no place'];
  const named = [...(everyNamedFile(first.doc) ?? [])];
  const problems: string[] = [];
  for (const { place, databases, doc } of [first, ...others]) {
    if (!isWhole(doc)) problems.push(`${place.name} waits for something that has not come`);
    if (stateOf(doc) !== stateOf(first.doc))
      problems.push(`${place.name} is in another state than ${first.place.name}`);
    else if (inOrder(contentOf(doc)) !== inOrder(contentOf(first.doc)))
      problems.push(`${place.name} has other content than ${first.place.name}, in the same state`);
    for (const { sha256, digest } of databases.files)
      if (sha256 !== digest) problems.push(`${place.name} has something else under ${sha256}`);
    if (!place.isApp) continue;
    const here = new Set(databases.files.map(({ sha256 }) => sha256));
    const lacking = named.filter((sha256) => !here.has(sha256));
    if (lacking.length > 0) problems.push(`${place.name} lacks ${lacking.length} of ${named.length} files`);
    const shown = databases.activities.map(({ id, title, shelf }) => `${id} ${title} ${shelf === 'bin'}`);
    const written = readAll(doc, 'activity').map(({ id, title, deletedOn }) => `${id} ${title} ${deletedOn !== null}`);
    if (inOrder(shown.sort()) !== inOrder(written.sort())) problems.push(`${place.name} shows other rows than it has`);
  }
  return problems;
}

/** Resolves once they are; nothing is done to bring that about. */
export const settled = (places: readonly Place[], tell: World['tell']) =>
  expect
    .poll(
      async () => {
        const differences = await differencesOf(places);
        tell(differences.join('; ') || 'all are equal');
        return differences;
      },
      { timeout: SETTLE_MS, intervals: [1_000], message: 'all are in the same state' },
    )
    .toEqual([]);
