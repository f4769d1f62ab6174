// The projection: rows of the portfolio's records for screens to query. It may be deleted at any time and is then rebuilt.
import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Activity } from '../model/activity.ts';
import type { Annotation } from '../model/annotation.ts';
import type { Evidence } from '../model/evidence.ts';
import type { GapExplanation } from '../model/gap-explanation.ts';
import type { Goal } from '../model/goal.ts';
import type { RecordId } from '../model/id.ts';
import type { Link } from '../model/link.ts';
import type { OwnModel } from '../model/own-model.ts';
import type { OwnType } from '../model/own-type.ts';
import type { Profile } from '../model/profile.ts';
import type { Reflection } from '../model/reflection.ts';
import type { Registration } from '../model/registration.ts';
import type { Reminder } from '../model/reminder.ts';
import type { Session } from '../model/session.ts';
import type { Setting } from '../model/setting.ts';
import type { TextVersion } from '../model/text-version.ts';

/** Where an activity is shown: IndexedDB can index neither null nor booleans, so it is spelt out. */
export type Shelf = 'inbox' | 'record' | 'bin';

export interface ActivityRow extends Activity {
  shelf: Shelf;
  /** What the shelf is sorted by: first day, or `0000-00-00` without one; moment of capture in the inbox. */
  sortKey: string;
}

export interface EvidenceRow extends Evidence {
  /** Of the capture, for finding pages kept before; empty for others. */
  doi: string;
  /** The page whatever its spelling (shared/model/address.ts); empty for evidence that is no page. */
  pageKey: string;
}

/** What the rows stand for: the fingerprint of the document they were made from, or null while they are being changed. */
export interface Marker {
  key: 'marker';
  fingerprint: string | null;
  /** The latest of many rows are there, and the others are still to come. */
  isFilling?: boolean;
}

export type ProjectionDb = Dexie & {
  activities: EntityTable<ActivityRow, 'id'>;
  evidence: EntityTable<EvidenceRow, 'id'>;
  reflections: EntityTable<Reflection, 'id'>;
  registrations: EntityTable<Registration, 'id'>;
  profiles: EntityTable<Profile, 'id'>;
  annotations: EntityTable<Annotation, 'id'>;
  sessions: EntityTable<Session, 'id'>;
  reminders: EntityTable<Reminder, 'id'>;
  gapExplanations: EntityTable<GapExplanation, 'id'>;
  goals: EntityTable<Goal, 'id'>;
  textVersions: EntityTable<TextVersion, 'id'>;
  ownModels: EntityTable<OwnModel, 'id'>;
  ownTypes: EntityTable<OwnType, 'id'>;
  settings: EntityTable<Setting, 'key'>;
  links: EntityTable<Link, 'key'>;
  markers: Table<Marker, string>;
};

export const PROJECTION_NAME = 'waymark-projection';

export function openProjection(name = PROJECTION_NAME): ProjectionDb {
  // Dexie would apply what is being written to every answer on the screen before it is on disk, row by row
  const db = new Dexie(name, { cache: 'disabled' }) as ProjectionDb;
  db.version(1).stores({
    activities: 'id, [shelf+sortKey]',
    evidence: 'id, canonicalUrl, doi',
    reflections: 'id, activityId',
    registrations: 'id',
    profiles: 'id',
    links: 'key, [kind+from], [kind+to]',
    markers: 'key',
  });
  db.version(2)
    .stores({
      evidence: 'id, canonicalUrl, doi, pageKey',
      annotations: 'id, evidenceId',
      sessions: 'id, evidenceId',
      reminders: 'id, dueOn, activityId',
    })
    // rows of before lack the new fields: without its marker the projection is made anew
    .upgrade((transaction) => transaction.table('markers').clear());
  db.version(3)
    .stores({ gapExplanations: 'id' })
    // another device may have written some while this one knew of none
    .upgrade((transaction) => transaction.table('markers').clear());
  db.version(4)
    .stores({
      activities: 'id, [shelf+sortKey], *tags',
      goals: 'id',
      textVersions: 'id, [recordId+field]',
      ownModels: 'id',
      ownTypes: 'id',
      settings: 'key',
    })
    // another device may have written records of the new kinds; until the rows are made anew, screens read those of before
    .upgrade(async (transaction) => {
      await transaction.table('markers').clear();
      await transaction
        .table('activities')
        .toCollection()
        .modify((row: ActivityRow) => {
          row.tags ??= [];
        });
    });
  // only what is in the bin has a day there, so only that is in these indexes
  db.version(5).stores({
    evidence: 'id, canonicalUrl, doi, pageKey, deletedOn',
    reflections: 'id, activityId, deletedOn',
    annotations: 'id, evidenceId, deletedOn',
    sessions: 'id, evidenceId, deletedOn',
  });
  // each index costs a write a row: what is looked for by its address is looked for by its page key
  db.version(6).stores({ evidence: 'id, doi, pageKey, deletedOn' });
  db.version(7)
    .stores({})
    // rows of before have no marks, and another device may have written some; as above
    .upgrade(async (transaction) => {
      await transaction.table('markers').clear();
      await transaction
        .table('activities')
        .toCollection()
        .modify((row: ActivityRow) => {
          row.marks ??= {};
        });
    });
  db.version(8)
    .stores({})
    // rows of before do not say what is sent without, and another device may have taken a copy back that stands here; as above
    .upgrade(async (transaction) => {
      await transaction.table('markers').clear();
      await transaction
        .table('evidence')
        .toCollection()
        .modify((row: EvidenceRow) => {
          row.sentWithout ??= [];
        });
    });
  return db;
}

/** What lies in the bin of a table that has an index of it. */
export const binnedOf = <Row extends { id: RecordId }>(table: EntityTable<Row, 'id'>): Promise<Row[]> =>
  table.where('deletedOn').above('').toArray();

/** What a row of the record without a date is sorted by. */
export const UNDATED = '0000-00-00';
