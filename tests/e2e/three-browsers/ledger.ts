// What each person wrote, and whether a portfolio has all of it, once, and nothing else.
import type * as Y from 'yjs';
import { readAll } from '../../../shared/portfolio/read.ts';
import { wordsOf } from './handwriting.ts';

interface Entry {
  readonly owner: string;
  readonly titles: string[];
  /** Titles that somebody saw and replaced. */
  readonly replaced: Set<string>;
  readonly words: { readonly by: string; readonly word: string }[];
  readonly files: { readonly name: string; readonly sha256: string }[];
  isBinned: boolean;
}

export class Ledger {
  readonly #activities = new Map<string, Entry>();
  readonly #pages: string[] = [];
  readonly #writers: readonly string[];

  constructor(writers: readonly string[]) {
    this.#writers = writers;
  }

  added(id: string, title: string, owner: string): void {
    this.#activities.set(id, {
      owner,
      titles: [title],
      replaced: new Set(),
      words: [],
      files: [],
      isBinned: false,
    });
  }
  retitled(id: string, { seen, title }: { seen: string; title: string }): void {
    const entry = this.#entry(id);
    entry.titles.push(title);
    entry.replaced.add(seen);
  }
  wrote(id: string, by: string, word: string): void {
    this.#entry(id).words.push({ by, word });
  }
  attached(id: string, file: { name: string; sha256: string }): void {
    this.#entry(id).files.push(file);
  }
  binned(id: string, isBinned: boolean): void {
    this.#entry(id).isBinned = isBinned;
  }
  kept(title: string): void {
    this.#pages.push(title);
  }

  /** Of what was added by hand; only who added it moves it into the bin and out again, so that it is known where it belongs. */
  ids({ isBinned, owner }: { isBinned: boolean; owner?: string }): string[] {
    return [...this.#activities]
      .filter(([, entry]) => entry.isBinned === isBinned && (owner === undefined || entry.owner === owner))
      .map(([id]) => id);
  }

  /** How much was written, in words for whoever reads the outcome. */
  get summary(): string {
    const entries = [...this.#activities.values()];
    const sum = (count: (entry: Entry) => number) => entries.reduce((total, entry) => total + count(entry), 0);
    return `${entries.length} activities, ${sum(({ titles }) => titles.length - 1)} new titles, ${sum(({ words }) => words.length)} sentences, ${sum(({ files }) => files.length)} files, ${this.#pages.length} pages, ${sum(({ isBinned }) => Number(isBinned))} in the bin`;
  }

  /** A line for each thing that a portfolio lacks, has twice, or has although nobody wrote it. */
  problemsIn(doc: Y.Doc): string[] {
    const problems: string[] = [];
    const expectSame = (what: string, found: unknown, written: unknown) => {
      if (JSON.stringify(found) !== JSON.stringify(written))
        problems.push(`${what}: ${JSON.stringify(found)}, and written was ${JSON.stringify(written)}`);
    };
    const activities = readAll(doc, 'activity');
    const byHand = activities.filter(({ id }) => this.#activities.has(id));
    const captured = activities.filter(({ id }) => !this.#activities.has(id));
    expectSame('activities by hand', byHand.map(({ id }) => id).sort(), [...this.#activities.keys()].sort());
    expectSame('kept pages', captured.map(({ title }) => title).sort(), this.#pages.toSorted());

    const reflections = readAll(doc, 'reflection');
    const evidence = new Map(readAll(doc, 'evidence').map((one) => [one.id, one]));
    const links = readAll(doc, 'link').filter(({ kind }) => kind === 'activityEvidence');
    const filesOf = (id: string) =>
      links.flatMap(({ from, to }) => {
        const one = from === id ? evidence.get(to) : undefined;
        return one ? [`${one.fileName} ${one.file?.sha256}`] : [];
      });
    for (const { id, title, deletedOn } of byHand) {
      const entry = this.#entry(id);
      const possible = entry.titles.filter((one) => !entry.replaced.has(one));
      if (!possible.includes(title)) expectSame(`title of ${id}`, title, possible);
      expectSame(`in the bin, ${title}`, deletedOn !== null, entry.isBinned);
      const texts = reflections
        .filter(({ activityId }) => activityId === id)
        .flatMap(({ answers }) => Object.values(answers));
      for (const by of this.#writers) {
        const written = entry.words.filter((one) => one.by === by).map(({ word }) => word);
        expectSame(
          `words of the ${by} under ${title}`,
          texts.flatMap((text) => wordsOf(by, text)).sort(),
          written.sort(),
        );
      }
      const letters = texts.join('').length;
      const writtenLetters = entry.words.reduce((sum, { word }) => sum + ` ${word}`.length, 0);
      expectSame(`letters under ${title}`, letters, writtenLetters);
      const files = entry.files.map(({ name, sha256 }) => `${name} ${sha256}`);
      expectSame(`files of ${title}`, filesOf(id).sort(), files.sort());
    }
    const addresses = [...evidence.values()].flatMap(({ capture }) => (capture ? [decodeURI(capture.url)] : []));
    expectSame('addresses of pages', addresses.map((url) => url.split('/').at(-1)).sort(), this.#pages.toSorted());
    const written = [...this.#activities.values()].reduce((sum, { files }) => sum + files.length, this.#pages.length);
    expectSame('pieces of evidence', evidence.size, written);
    const strays = reflections.filter(({ activityId }) => !this.#activities.has(activityId));
    expectSame('reflections on nothing that was added', strays.length, 0);
    return problems;
  }

  #entry(id: string): Entry {
    const entry = this.#activities.get(id);
    if (!entry) throw new Error(`nobody added ${id}`);
    return entry;
  }
}
