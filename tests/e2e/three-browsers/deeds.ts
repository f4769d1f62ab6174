// What a person does with a portfolio, each deed over when this device has it on its disk; every deed is written into the ledger.
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Reflection } from '../../../shared/model/reflection.ts';
import { CANARY } from './canaries.ts';
import { wordBy, wordsOf } from './handwriting.ts';
import type { Ledger } from './ledger.ts';
import { rowsExpression } from './on-disk.ts';
import { type Person, SOON } from './person.ts';

export const QUESTION = 'What did you take from it?';
const LARGE_BYTES = 5_500_000;

export interface World {
  readonly ledger: Ledger;
  /** A number from 0 up to, and without, this. */
  below(limit: number): number;
  /** Where the files lie that persons attach. */
  readonly folder: string;
  /** Notes what happens, for whoever asks why something went wrong. */
  tell(what: string): void;
}

interface ActivityRow {
  readonly id: string;
  readonly title: string;
  readonly shelf: string;
}

export const activitiesOf = ({ run }: Person): Promise<ActivityRow[]> => run(rowsExpression('activities'));

let words = 0;
/** A word that nobody has written before. */
const aWord = (): string => `${CANARY}${String(++words).padStart(4, '0')}`;

async function open(person: Person, id: string): Promise<void> {
  const path = `/activity/${id}`;
  if ((await person.run<string>('location.pathname')) !== path) await person.load(path);
  const isWritable = `[...document.querySelectorAll('textarea')].some((area) =>
    area.labels?.[0]?.innerText.trim().startsWith(${JSON.stringify(QUESTION)}) && !area.readOnly)`;
  await expect
    .poll(() => person.run(isWritable).catch(() => false), {
      ...SOON,
      message: `${person.name} can write under ${path}`,
    })
    .toBe(true);
}

export async function add(person: Person, { ledger, tell }: World): Promise<void> {
  const title = `Study of the ${aWord()}`;
  await person.load('/add');
  await person.fill('What was it?', title);
  await person.click('Add it');
  await person.headed(title);
  const path = await person.run<string>('location.pathname');
  ledger.added(path.split('/').at(-1) ?? '', title, person.name);
  tell(`${person.name} added ${title}`);
}

async function retitle(person: Person, { ledger, tell }: World, id: string): Promise<void> {
  const title = `Title ${aWord()}`;
  await open(person, id);
  const seen = await person.valueOf('Title');
  await person.fill('Title', title);
  await person.run('document.activeElement.blur()');
  const shown = async () => (await activitiesOf(person)).find((one) => one.id === id)?.title;
  // or one that came from another device in the same moment
  await expect.poll(shown, { ...SOON, message: `${person.name} has a new title` }).not.toBe(seen);
  ledger.retitled(id, { seen, title });
  tell(`${person.name} made of ${seen} ${title}`);
}

export async function write(person: Person, { ledger, tell }: World, id: string): Promise<void> {
  const word = wordBy(person.name, ++words);
  await open(person, id);
  await person.run(`(() => {
    const area = [...document.querySelectorAll('textarea')].find((one) =>
      one.labels?.[0]?.innerText.trim().startsWith(${JSON.stringify(QUESTION)}));
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
  })()`);
  await person.press(` ${word}`);
  const written = async () => {
    const rows = await person.run<Pick<Reflection, 'activityId' | 'answers'>[]>(rowsExpression('reflections'));
    const texts = rows.filter(({ activityId }) => activityId === id).flatMap(({ answers }) => Object.values(answers));
    return texts.flatMap((text) => wordsOf(person.name, text));
  };
  await expect.poll(written, { ...SOON, message: `${person.name} has written ${word}` }).toContain(word);
  ledger.wrote(id, person.name, word);
  tell(`${person.name} wrote ${word} under ${id}`);
}

async function moveToBin(person: Person, { ledger, tell }: World, id: string): Promise<void> {
  await open(person, id);
  await person.click('Move to the bin');
  await isOnShelf(person, id, 'bin');
  ledger.binned(id, true);
  tell(`${person.name} binned ${id}`);
}

async function putBack(person: Person, { ledger, tell }: World, id: string): Promise<void> {
  await open(person, id);
  await person.click('Put it back');
  await isOnShelf(person, id, 'record');
  ledger.binned(id, false);
  tell(`${person.name} put back ${id}`);
}

async function isOnShelf(person: Person, id: string, shelf: string): Promise<void> {
  const found = async () => (await activitiesOf(person)).find((one) => one.id === id)?.shelf;
  await expect.poll(found, { ...SOON, message: `${person.name} has it on the shelf "${shelf}"` }).toBe(shelf);
}

async function attach(person: Person, { ledger, folder, tell }: World, id: string, sizeBytes: number): Promise<void> {
  const word = aWord();
  const name = `${word}.bin`;
  // every file another, and none that shrinks
  const noise = Buffer.alloc(sizeBytes);
  for (let at = 0, last: Buffer = Buffer.from(word); at < sizeBytes; at += last.length) {
    last = createHash('sha512').update(last).digest();
    last.copy(noise, at);
  }
  const content = Buffer.concat([Buffer.from(`The ${word} `), noise, Buffer.from(` ${word}`)]);
  const path = join(folder, name);
  await writeFile(path, content);
  await open(person, id);
  await person.choose([path]);
  const isThere = async () =>
    (await person.run<{ fileName: string }[]>(rowsExpression('evidence'))).some(({ fileName }) => fileName === name);
  await expect.poll(isThere, { ...SOON, message: `${person.name} has attached ${name}` }).toBe(true);
  ledger.attached(id, { name, sha256: createHash('sha256').update(content).digest('hex') });
  tell(`${person.name} attached ${name}, ${content.length} bytes, to ${id}`);
}

async function keepPage(person: Person, { ledger, tell }: World): Promise<void> {
  const title = `Page-of-${aWord()}`;
  await person.keepPage(title);
  ledger.kept(title);
  tell(`${person.name} kept ${title}`);
}

/** One of those that this person sees now; null when there is none. */
async function choose(
  person: Person,
  { ledger, below }: World,
  which: { isBinned: boolean; owner?: string },
): Promise<string | null> {
  const seen = new Set((await activitiesOf(person)).map(({ id }) => id));
  const all = ledger.ids(which).filter((id) => seen.has(id));
  return all[below(all.length)] ?? null;
}

type Deed = (person: Person, world: World) => Promise<void>;

/** A deed with an activity of anybody's; who sees none adds one. */
const withOne =
  (deed: (person: Person, world: World, id: string) => Promise<void>): Deed =>
  async (person, world) => {
    const id = await choose(person, world, { isBinned: false });
    await (id ? deed(person, world, id) : add(person, world));
  };
const withOwn =
  (isBinned: boolean, deed: (person: Person, world: World, id: string) => Promise<void>): Deed =>
  async (person, world) => {
    const id = await choose(person, world, { isBinned, owner: person.name });
    await (id ? deed(person, world, id) : add(person, world));
  };

/** Everything that happens in the course of a sitting, by name. */
export const DEEDS = {
  add,
  retitle: withOne(retitle),
  write: withOne(write),
  'move to the bin': withOwn(false, moveToBin),
  'put back': withOwn(true, putBack),
  'attach a small file': withOne((person, world, id) => attach(person, world, id, 20_000)),
  'attach a large file': withOne((person, world, id) => attach(person, world, id, LARGE_BYTES)),
  'keep a page': keepPage,
  'keep another page': keepPage,
  'the background ends': (person) => person.endBackground(),
} satisfies Record<string, Deed>;
export type DeedName = keyof typeof DEEDS;
