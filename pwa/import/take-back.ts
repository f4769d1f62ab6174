// What is still here of imports as it came, and taking it back: into the bin, in pieces between which the page breathes.
import { type LocalDate, localDateOf } from '../../shared/model/dates.ts';
import {
  fingerprintOfRecord,
  type Import,
  type ImportedRecord,
  importsIn,
  isRecent,
  readBelongings,
  recordsOf,
  thingsOf,
} from '../../shared/portfolio/imports.ts';
import type { Commands, Doc } from './bring-in.ts';
import { breathe } from './imported.ts';

export interface ImportNow extends Import {
  /** As they came. */
  records: ImportedRecord[];
  /** Keys of its links to evidence that was here before. */
  links: string[];
  /** How many things are as they came: activities with their evidence, and evidence of activities that were there. */
  activities: number;
  attached: number;
  /** How many the person has changed since, or added to. */
  changed: number;
}

const AT_ONCE = 200;
/** More than these would be a history, and the record is that. */
const LISTED_MAX = 5;

async function lookAt(doc: Doc, one: Import, belongings: ReturnType<typeof readBelongings>): Promise<ImportNow> {
  const { things, links } = thingsOf(one, recordsOf(doc, one), belongings);
  const now: ImportNow = {
    ...one,
    records: [],
    links: links.map(({ key }) => key),
    activities: 0,
    attached: links.length,
    changed: 0,
  };
  for (const [at, { records, isAddedTo }] of things.entries()) {
    if (at % AT_ONCE === AT_ONCE - 1) await breathe();
    if (isAddedTo || records.some(({ kind, id, came }) => fingerprintOfRecord(doc, kind, id) !== came))
      now.changed += 1;
    else {
      now.records.push(...records);
      if (records.some(({ kind }) => kind === 'activity')) now.activities += 1;
      else now.attached += 1;
    }
  }
  return now;
}

/** The latest imports of which something is as it came. */
export async function recentImports(doc: Doc, today: LocalDate): Promise<ImportNow[]> {
  const recent = importsIn(doc).filter((one) => isRecent(one, today));
  const belongings = readBelongings(doc);
  const found: ImportNow[] = [];
  for (const one of recent) {
    const now = await lookAt(doc, one, belongings);
    if (now.activities + now.attached > 0) found.push(now);
    if (found.length === LISTED_MAX) break;
  }
  return found;
}

export interface TakenBack {
  taken: number;
  /** How many stay, since the person has changed them. */
  stay: number;
  undo: () => Promise<void>;
}

interface TakingBack {
  doc: Doc;
  commands: Commands;
  now: () => Date;
}

/** Puts everything of an import that is as it came in the bin. */
export async function takeBack(one: Import, { doc, commands, now }: TakingBack): Promise<TakenBack> {
  const { records, links, activities, attached, changed } = await lookAt(doc, one, readBelongings(doc));
  const today = localDateOf(now());
  const undos: (() => void)[] = [commands.undoable(doc, () => commands.removeLinks(doc, links))];
  for (let start = 0; start < records.length; start += AT_ONCE) {
    undos.push(
      commands.undoable(doc, () => {
        for (const { kind, id } of records.slice(start, start + AT_ONCE)) commands.moveToBin(doc, kind, id, today);
      }),
    );
    await breathe();
  }
  return {
    taken: activities + attached,
    stay: changed,
    async undo() {
      for (const undo of undos.reverse()) {
        undo();
        await breathe();
      }
    },
  };
}
