// What a reflection model is: its stages as prompts in our own words, with the work it goes back to.
import type { AnswerAspect } from '../model/reflection.ts';

export interface Prompt {
  /** Names the answer in the record for ever; unique within its model. */
  key: string;
  /** The stage, as the model calls it, or our question. */
  label: string;
  /** What to write about, at most 25 words. */
  hint: string;
  /** What an answer speaks to, so that any model can feed the personal statement; null when to none in particular. */
  mapsTo: AnswerAspect | null;
}

/** Where a model is offered: a few questions, step by step, for one kind of activity, or worded by the person. */
export const MODEL_GROUPS = ['short', 'steps', 'activity', 'own'] as const;
export type ModelGroup = (typeof MODEL_GROUPS)[number];

export interface ReflectionModel {
  /** Names the model in the record for ever. */
  key: string;
  group: ModelGroup;
  name: string;
  /** The work in which the model was published; empty for prompts of our own. */
  citation: string;
  /** When it fits, in a sentence. */
  summary: string;
  prompts: readonly [Prompt, ...Prompt[]];
}
