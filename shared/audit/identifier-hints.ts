// Hints for what could tell who somebody is, one for each part of what is sent, with the records that it stands in.
// Source: HCPC's tips for profiles, which ask for nobody to be recognisable.
import type { RecordId } from '../model/id.ts';
import { listText } from '../wording/list-text.ts';
import type { TaskKey } from './audit-tasks.ts';

/** What was found in a text that goes along, and the person has not said to keep. */
export interface StandingFind {
  /** The same for the same words in the same text. */
  key: string;
  /** What it looks like: "a postcode". */
  what: string;
  /** The step in which the text is written or chosen. */
  step: TaskKey;
  /** The record that it stands in; null for the texts of the profile itself. */
  record: { name: string; to: string; activityId: RecordId | null } | null;
}

const NAMES_MAX = 3;

/** In the order of the steps; each begins its sentence. */
const PARTS: readonly { key: string; step: TaskKey; name: string }[] = [
  { key: 'identifiersInSummary', step: 'work', name: 'The summary' },
  { key: 'identifiersInList', step: 'list', name: 'The dated list' },
  { key: 'identifiersInGaps', step: 'gaps', name: 'The reason for a gap' },
  { key: 'identifiersInStatement', step: 'statement', name: 'The statement' },
  { key: 'identifiersInEvidence', step: 'evidence', name: 'The titles and notes of your evidence' },
];

function identifiers({ step, name }: (typeof PARTS)[number], finds: readonly StandingFind[]) {
  const here = finds.filter((find) => find.step === step);
  if (here.length === 0) return null;
  const kinds = [...new Set(here.map(({ what }) => what))];
  const records = [...new Map(here.flatMap(({ record }) => (record ? [[record.to, record] as const] : []))).values()];
  const shown = records.slice(0, NAMES_MAX).map((record) => record.name);
  const more = records.length - shown.length;
  const where = listText(more > 0 ? [...shown, `${more} more`] : shown);
  const [only] = records;
  return {
    text: `${name} may hold ${listText(kinds)}${where ? `, in ${where}` : ''}. It could tell who somebody is.`,
    todo: 'Change it; or look at it once more, and keep it.',
    step,
    // of other words the same may be said: they are another finding
    of: here.map(({ key }) => key).join(' '),
    ...(only?.activityId && records.length === 1
      ? { activityId: only.activityId }
      : { records: records.map((record) => ({ name: record.name, to: record.to })) }),
  };
}

/** A finder each, by key, as the table of hints has them. */
export const IDENTIFIER_HINTS = Object.fromEntries(
  PARTS.map((part) => [part.key, ({ finds }: { finds: readonly StandingFind[] }) => identifiers(part, finds)]),
);
