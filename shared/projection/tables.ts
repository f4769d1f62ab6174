// Which table of the projection has the rows of which records.
import type { Table } from 'dexie';
import type { Change, RecordKind } from '../model/change.ts';
import type { ProjectionDb } from './database.ts';
import { toActivityRow, toEvidenceRow } from './rows.ts';

const TABLES = {
  activity: 'activities',
  evidence: 'evidence',
  reflection: 'reflections',
  registration: 'registrations',
  profile: 'profiles',
  annotation: 'annotations',
  session: 'sessions',
  reminder: 'reminders',
  gapExplanation: 'gapExplanations',
  goal: 'goals',
  textVersion: 'textVersions',
  ownModel: 'ownModels',
  ownType: 'ownTypes',
  setting: 'settings',
  link: 'links',
} as const satisfies Record<RecordKind, keyof ProjectionDb>;

export const KINDS = Object.keys(TABLES) as RecordKind[];

export const tableOf = (db: ProjectionDb, kind: RecordKind) => db[TABLES[kind]] as unknown as Table<object, string>;

/** The row of a record; null for one that is gone. */
export function toRow(change: Change): object | null {
  if (!change.record) return null;
  if (change.kind === 'activity') return toActivityRow(change.record);
  if (change.kind === 'evidence') return toEvidenceRow(change.record);
  return change.record;
}
