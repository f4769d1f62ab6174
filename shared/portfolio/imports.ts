// Imports that can still be taken back: which there were, and what of each is as it came. What a person has changed since is theirs.
import type * as Y from 'yjs';
import { addDays, type Instant, type LocalDate, localDateOf, parseInstant } from '../model/dates.ts';
import { fingerprintOf } from '../model/fingerprint.ts';
import { parseId, type RecordId } from '../model/id.ts';
import type { Link } from '../model/link.ts';
import { archivedRecord } from './archived.ts';
import { IMPORT_PREFIX, recordOf, rootOf } from './layout.ts';
import { readAll } from './read.ts';
import { canonical } from './return-plan.ts';

export interface Import {
  id: string;
  /** Every record of it was made at this moment, and every link to what was here before has it for its position. */
  at: Instant;
  /** The file, or what it came from. */
  name: string;
}

/** Until then an import can be taken back as one. */
export const IMPORT_DAYS = 30;
const MARKED_KINDS = ['activity', 'evidence'] as const;

export interface ImportedRecord {
  kind: (typeof MARKED_KINDS)[number];
  id: RecordId;
  /** How it came, as a fingerprint. */
  came: string;
  isInBin: boolean;
}

/** All that are listed, the latest first. */
export const importsIn = (doc: Y.Doc): Import[] =>
  readAll(doc, 'setting')
    .flatMap(({ key, value }) => {
      const [moment = '', ...name] = value.split(' ');
      const at = parseInstant(moment);
      return key.startsWith(IMPORT_PREFIX) && at
        ? [{ id: key.slice(IMPORT_PREFIX.length), at, name: name.join(' ') }]
        : [];
    })
    .sort((a, b) => (a.at < b.at ? 1 : -1));

export const isRecent = ({ at }: Import, today: LocalDate): boolean =>
  localDateOf(new Date(at)) > addDays(today, -IMPORT_DAYS);

/** What it is now, without what says that it was imported and where it lies: the same text for the same record. */
export function fingerprintOfRecord(doc: Y.Doc, kind: ImportedRecord['kind'], id: string): string {
  const { fields = {}, texts = {} } = archivedRecord(doc, kind, id) ?? {};
  const isSaid = ([key, value]: [string, unknown]) =>
    value !== null && value !== '' && value !== false && key !== 'deletedOn' && !key.startsWith(IMPORT_PREFIX);
  return fingerprintOf(canonical([fields, texts].map((one) => Object.fromEntries(Object.entries(one).filter(isSaid)))));
}

/** Its records, those in the bin too. Looks at that one field: there may be many thousands of others. */
export function recordsOf(doc: Y.Doc, { id: importId }: Import): ImportedRecord[] {
  const found: ImportedRecord[] = [];
  for (const kind of MARKED_KINDS)
    for (const key of rootOf(doc, kind).keys()) {
      const map = recordOf(doc, kind, key);
      const came = map?.get(`${IMPORT_PREFIX}${importId}`);
      const id = parseId(key);
      if (id && typeof came === 'string') found.push({ kind, id, came, isInBin: Boolean(map?.get('deletedOn')) });
    }
  return found;
}

/** What is linked to what, and what was written about activities or noted with evidence; read once, whatever is asked of it. */
export interface Belongings {
  links: readonly Link[];
  /** Ids of what somebody has added to. */
  addedTo: ReadonlySet<RecordId>;
}

export function readBelongings(doc: Y.Doc): Belongings {
  const isHere = (one: { deletedOn?: LocalDate | null }) => !one.deletedOn;
  const ofActivities = [...readAll(doc, 'reflection'), ...readAll(doc, 'reminder')].filter(isHere);
  const ofEvidence = [...readAll(doc, 'annotation'), ...readAll(doc, 'session')].filter(isHere);
  return {
    links: readAll(doc, 'link'),
    addedTo: new Set([
      ...ofActivities.map(({ activityId }) => activityId),
      ...ofEvidence.map(({ evidenceId }) => evidenceId),
    ]),
  };
}

/** What came as one: an activity with its evidence, or evidence of an activity that was there. */
export interface ImportedThing {
  records: ImportedRecord[];
  /** Somebody has linked, written or noted something since. The records themselves are not looked at. */
  isAddedTo: boolean;
}

/** The things of an import outside the bin, and its links to evidence that was here before. */
export function thingsOf(
  one: Import,
  records: readonly ImportedRecord[],
  { links, addedTo }: Belongings,
): { things: ImportedThing[]; links: Link[] } {
  const position = Date.parse(one.at);
  const thingOf = new Map<RecordId, ImportedThing>();
  const inBin = new Set(records.filter(({ isInBin }) => isInBin).map(({ id }) => id));
  for (const record of records)
    if (!record.isInBin) thingOf.set(record.id, { records: [record], isAddedTo: addedTo.has(record.id) });
  const own: Link[] = [];
  const isActivity = (id: RecordId) => thingOf.get(id)?.records.some((its) => its.kind === 'activity' && its.id === id);
  for (const link of links) {
    if (inBin.has(link.from) || inBin.has(link.to)) continue;
    const [from, to] = [thingOf.get(link.from), thingOf.get(link.to)];
    const isOfIt = link.kind === 'activityEvidence' && (isActivity(link.from) || link.position === position);
    if (from && to && isOfIt && from !== to) {
      from.records.push(...to.records);
      from.isAddedTo ||= to.isAddedTo;
      for (const { id } of to.records) thingOf.set(id, from);
    } else if (isOfIt && !from && !to) own.push(link);
    else if (!isOfIt || (from && !to)) for (const thing of [from, to]) if (thing) thing.isAddedTo = true;
  }
  return { things: [...new Set(thingOf.values())], links: own };
}
