// An activity that the statement tells of, with what was written about it, and what each standard finds in that.
import type { Activity } from '../model/activity.ts';
import type { Evidence } from '../model/evidence.ts';
import type { AnswerAspect, Reflection } from '../model/reflection.ts';
import { aspectsOf } from '../reflection-models/aspects.ts';
import { countWords } from './words.ts';

export interface Story {
  activity: Activity;
  reflections: readonly Reflection[];
  evidence: readonly Pick<Evidence, 'id' | 'title'>[];
}

// Words from which an answer counts as one; the same as for completeness.
const LEARNED_WORDS_MIN = 8;
const OTHER_WORDS_MIN = 6;
/** A text without prompts of this length may say it all; only its writer can tell. */
const OPEN_WORDS_MIN = 40;

const wordsOn = ({ reflections }: Story, wanted: AnswerAspect | null): number =>
  reflections.reduce((sum, reflection) => {
    const aspects = aspectsOf(reflection);
    const isOpen = Object.values(aspects).every((aspect) => aspect === null);
    const answers = Object.entries(reflection.answers);
    const counts = ([key]: [string, string]) => (wanted === null ? isOpen : aspects[key] === wanted);
    return sum + answers.filter(counts).reduce((words, [, text]) => words + countWords(text), 0);
  }, 0);

const isOpenAndLong = (story: Story): boolean => wordsOn(story, null) >= OPEN_WORDS_MIN;

export const saysLearned = (story: Story): boolean =>
  wordsOn(story, 'learned') >= LEARNED_WORDS_MIN || isOpenAndLong(story);

export const saysRelevance = (story: Story): boolean =>
  wordsOn(story, 'relevance') + countWords(story.activity.relevance) >= OTHER_WORDS_MIN || isOpenAndLong(story);

/** What it changed at work; or why it did not, which the outcome is for. */
export const saysPractice = (story: Story): boolean =>
  wordsOn(story, 'practice') + countWords(story.activity.outcome) >= OTHER_WORDS_MIN || isOpenAndLong(story);

/** Whom it did some good, or was to. */
export const saysPeople = (story: Story): boolean =>
  wordsOn(story, 'people') + countWords(story.activity.intendedBenefit) >= OTHER_WORDS_MIN || isOpenAndLong(story);
