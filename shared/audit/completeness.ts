// How far an activity has come towards what it is meant for, and the one thing that it needs next.
import { type Activity, isPlanned } from '../model/activity.ts';
import type { LocalDate } from '../model/dates.ts';
import type { AnswerAspect, Reflection } from '../model/reflection.ts';
import { aspectsOf } from '../reflection-models/aspects.ts';
import { type ActivityState, stateLabel } from './activity-state.ts';
import { countWords } from './words.ts';

export type PartKey = 'title' | 'date' | 'type' | 'learned' | 'practice' | 'people' | 'evidence' | 'time';

export interface CompletenessPart {
  key: PartKey;
  /** What it is, for the list of what an activity still needs. */
  label: string;
  done: boolean;
  /** Its share of the percentage, relative to the other parts. */
  weight: number;
}

export interface Completeness {
  /** Of the parts that the target asks for, by weight: 0 to 100. It orders and draws; the state decides. */
  percent: number;
  state: ActivityState;
  /** The state in words, naming what is missing: "Needs a type". */
  label: string;
  /** The parts that the target asks for, in the order in which they are best done. */
  parts: CompletenessPart[];
}

export interface ActivitySurroundings {
  /** The activity's reflections; binned ones are passed over. */
  reflections: readonly Reflection[];
  /** Pieces of evidence linked to it and not in the bin. */
  evidenceCount: number;
  /** Whether a text or a piece of evidence seems to tell who somebody is, and nobody has looked yet. */
  confidentialityFlagged: boolean;
}

// Words from which an answer counts as one. Chosen to tell a sentence from a jotting, not to judge it.
const LEARNED_WORDS_MIN = 8;
const CHANGE_WORDS_MIN = 6;
const OUTCOME_WORDS_MIN = 6;
/** A text without prompts of this length is taken to say all three; only its writer can tell. */
const OPEN_ANSWER_WORDS_MIN = 40;

// Weights of the parts of a story; together 100.
const PARTS: readonly Omit<CompletenessPart, 'done'>[] = [
  { key: 'title', label: 'Title', weight: 10 },
  { key: 'date', label: 'Date', weight: 15 },
  { key: 'type', label: 'Type', weight: 10 },
  { key: 'learned', label: 'What you learned', weight: 20 },
  { key: 'practice', label: 'What changes at work', weight: 15 },
  { key: 'people', label: 'Who benefits', weight: 15 },
  { key: 'evidence', label: 'Evidence, or what came of it', weight: 10 },
  { key: 'time', label: 'Time spent', weight: 5 },
];
const LIST_PARTS: readonly PartKey[] = ['title', 'date', 'type'];

/** Whether it is meant for the statement: a star says the same as the target. */
export const isStory = (activity: Pick<Activity, 'target' | 'starred'>): boolean =>
  activity.target === 'story' || activity.starred;

/**
 * How complete an activity is for its target. For the list that is title, date and type; for a story all eight parts. States go
 * by what is there, not by the percentage: a long reflection without a date still needs its date. "I've finished this one"
 * settles every hint but date, type and a confidentiality flag.
 */
export function completeness(activity: Activity, around: ActivitySurroundings, today: LocalDate): Completeness {
  const done = doneParts(activity, around);
  const wanted = isStory(activity) ? PARTS : PARTS.filter((part) => LIST_PARTS.includes(part.key));
  const parts = wanted.map((part) => ({ ...part, done: done[part.key] }));
  const state = stateOf(activity, done, { flagged: around.confidentialityFlagged, today });
  return { percent: percentOf(parts), state, label: neededText(state, done), parts };
}

type DoneParts = Record<PartKey, boolean>;

function doneParts(activity: Activity, { reflections, evidenceCount }: ActivitySurroundings): DoneParts {
  const words = answeredWords(reflections.filter((one) => one.deletedOn === null));
  const open = words.open >= OPEN_ANSWER_WORDS_MIN;
  return {
    title: activity.title.trim() !== '',
    date: activity.startedOn !== null,
    type: activity.type !== null,
    learned: open || words.learned >= LEARNED_WORDS_MIN,
    practice: open || words.practice >= CHANGE_WORDS_MIN,
    people: open || words.people >= CHANGE_WORDS_MIN,
    evidence: evidenceCount > 0 || countWords(activity.outcome) >= OUTCOME_WORDS_MIN,
    time: activity.minutes !== null && activity.minutes > 0,
  };
}

function stateOf(
  activity: Activity,
  done: DoneParts,
  { flagged, today }: { flagged: boolean; today: LocalDate },
): ActivityState {
  if (isPlanned(activity, today)) return 'planned';
  if (!done.date || !done.type) return 'needsDateAndType';
  if (flagged) return 'checkConfidentiality';
  if (activity.finishedByMe) return 'done';
  if (!done.title) return 'needsDateAndType';
  if (!isStory(activity)) return 'done';
  if (!done.learned || (!done.practice && !done.people)) return 'needsReflection';
  return done.practice && done.people && done.evidence ? 'done' : 'needsEvidenceOrOutcome';
}

function neededText(state: ActivityState, done: DoneParts): string {
  if (state === 'needsDateAndType') {
    const missing = LIST_PARTS.filter((key) => !done[key]);
    const [first = 'date', second, third] = missing;
    if (third) return `Needs a ${first}, ${second} and ${third}`;
    return second ? `Needs a ${first} and ${second}` : `Needs a ${first}`;
  }
  return stateLabel(state);
}

function percentOf(parts: readonly CompletenessPart[]): number {
  const sum = (some: readonly CompletenessPart[]) => some.reduce((total, part) => total + part.weight, 0);
  return Math.round((100 * sum(parts.filter((part) => part.done))) / sum(parts));
}

/** Words by what they speak to, over all of an activity's reflections; `open` are those of models without prompts to map. */
function answeredWords(reflections: readonly Reflection[]): Record<AnswerAspect | 'open', number> {
  const words = { learned: 0, relevance: 0, practice: 0, people: 0, next: 0, open: 0 };
  for (const reflection of reflections) {
    const aspects = aspectsOf(reflection);
    const isOpen = Object.values(aspects).every((aspect) => aspect === null);
    for (const [key, answer] of Object.entries(reflection.answers)) {
      const aspect = aspects[key];
      if (isOpen) words.open += countWords(answer);
      else if (aspect) words[aspect] += countWords(answer);
    }
  }
  return words;
}
