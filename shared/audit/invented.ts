// Invented records for tests: complete by default, changed in what the test is about.
import { type Activity, parseActivity } from '../model/activity.ts';
import type { LocalDate } from '../model/dates.ts';
import { type Evidence, parseEvidence } from '../model/evidence.ts';
import { type GapExplanation, parseGapExplanation } from '../model/gap-explanation.ts';
import type { RecordId } from '../model/id.ts';
import type { Reflection } from '../model/reflection.ts';

const KEPT_AT = '2026-01-01T09:00:00.000Z';

export const day = (text: string): LocalDate => text as LocalDate;
export const id = (text: string): RecordId => text as RecordId;

export const anActivity = (fields: Partial<Activity> = {}): Activity => ({
  ...parseActivity(id('activity-0001'), {
    title: 'Sensory diets webinar',
    startedOn: '2026-03-04',
    type: 'formal',
    triagedAt: KEPT_AT,
    createdAt: KEPT_AT,
  }),
  ...fields,
});

/** Activities on the given days, with ids `on-<day>`. */
export const activitiesOn = (...days: string[]): Activity[] =>
  days.map((text) => anActivity({ id: id(`on-${text}`), startedOn: day(text) }));

export const aReflection = (answers: Record<string, string>, modelKey = 'hcpc-three-questions'): Reflection => ({
  id: id('reflection-0001'),
  activityId: id('activity-0001'),
  modelKey,
  writtenOn: day('2026-03-05'),
  createdAt: '2026-03-05T18:00:00.000Z' as Reflection['createdAt'],
  answers,
  deletedOn: null,
});

export const anEvidence = (fields: Partial<Evidence> = {}): Evidence => ({
  ...parseEvidence(id('evidence-0001'), {
    title: 'Certificate of attendance',
    source: 'certificate',
    obtainedOn: '2026-03-04',
    addedAt: KEPT_AT,
  }),
  ...fields,
});

export function aGapExplanation(fields: Partial<GapExplanation> & Pick<GapExplanation, 'from' | 'to'>): GapExplanation {
  const explanation = 'I was on parental leave, and did no learning in this time.';
  const parsed = parseGapExplanation(id('gap-0001'), { explanation, createdAt: KEPT_AT, ...fields });
  if (!parsed) throw new Error('an invented gap needs a first and a last day in order');
  return parsed;
}

/** A text of so many words. */
export const words = (count: number): string => Array.from({ length: count }, () => 'word').join(' ');
