// The layout of the Y.Doc: which root holds what. docs/data-format.md has it as a table; every released layout is frozen in tests.

import * as Y from 'yjs';
import type { RecordKind } from '../model/change.ts';

/** The layout that this code writes. It rises with each named upgrade in upgrade.ts. */
export const LAYOUT = 1;

/** Roots by record kind. Their number is constant: Yjs finds roots by scanning their names, so records get no root of their own. */
export const ROOTS = {
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
} as const satisfies Record<RecordKind, string>;

export const RECORD_KINDS = Object.keys(ROOTS) as RecordKind[];

/** Kinds whose records stand by themselves; the others belong to a record of these. */
export const MADE_ALONE: readonly RecordKind[] = [
  'activity',
  'evidence',
  'registration',
  'goal',
  'ownModel',
  'ownType',
];

/** Keys of the texts of a reflection begin with this, so that a model's prompt key can never meet a field. */
export const ANSWER_PREFIX = 'answer:';

/** Keys of an evidence's parts: `part:<role>:<sha256>`, and of why one is not there: `missing:<role>`. */
export const PART_PREFIX = 'part:';
export const MISSING_PREFIX = 'missing:';

/** Keys of what the person put right of an evidence's details: `detail:<field>`. */
export const DETAIL_PREFIX = 'detail:';

/** Keys of an activity's tags: `tag:<key>`, with the tag as it is shown for value. */
export const TAG_PREFIX = 'tag:';

/** Keys of what came with an import, on activities and evidence: `import:<id>`, with a fingerprint of how it came. */
export const IMPORT_PREFIX = 'import:';

/** Keys of an activity's marks, `mark:<scheme>:<tag>`, with true or an amount for value; of a profile's and an evidence's see below. */
export const MARK_PREFIX = 'mark:';
/** Keys of what a kept page is sent without: `mark:without:<role>`, with true for value. */
export const WITHOUT_PREFIX = 'mark:without:';
/** Keys of what a profile's audit adds: `mark:<key>` what was ticked off, `sent:<id>` a copy of what was sent, `takenBack:<id>` the day on which that copy was said not to have been sent, `asked:<id>` what was asked for. */
export const AUDIT_PREFIXES = { marks: MARK_PREFIX, sent: 'sent:', takenBack: 'takenBack:', asked: 'asked:' } as const;

/** The kinds whose records are plain values under their keys: a link's position, a setting's value. */
export const FLAT_KINDS = ['link', 'setting'] as const satisfies RecordKind[];
export type FlatKind = (typeof FLAT_KINDS)[number];

/** The kinds whose records are Y.Maps. */
export type MapKind = Exclude<RecordKind, FlatKind>;

export const isFlat = (kind: RecordKind): kind is FlatKind => FLAT_KINDS.some((one) => one === kind);

export const rootOf = (doc: Y.Doc, kind: RecordKind): Y.Map<unknown> => doc.getMap(ROOTS[kind]);

export const metaOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('meta');

/** The record's own map, or null when there is none under this id. */
export function recordOf(doc: Y.Doc, kind: MapKind, id: string): Y.Map<unknown> | null {
  const record = rootOf(doc, kind).get(id);
  return record instanceof Y.Map ? record : null;
}
