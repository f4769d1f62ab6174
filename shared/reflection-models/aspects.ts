// What an answer under each prompt speaks to, apart from the prompts' words: lists that show how far an activity has come need
// no more than this. The models themselves say the same, and a test holds the two together.
import { aspectOfOwnPrompt, ownModelIdOf } from '../model/own-model.ts';
import type { AnswerAspect, Reflection } from '../model/reflection.ts';

/** By model key, then by prompt key; null for a prompt that speaks to nothing in particular. */
export const ANSWER_ASPECTS_BY_MODEL: Readonly<Record<string, Readonly<Record<string, AnswerAspect | null>>>> = {
  'hcpc-three-questions': { learned: 'learned', practice: 'practice', people: 'people' },
  'five-minutes': { learned: 'learned', relevance: 'relevance', practice: 'practice', people: 'people' },
  'journal-article': {
    question: null,
    summary: 'learned',
    appraisal: 'relevance',
    practice: 'practice',
    people: 'people',
  },
  supervision: {
    topic: null,
    before: null,
    learned: 'learned',
    relevance: 'relevance',
    practice: 'practice',
    people: 'people',
  },
  gibbs: {
    description: null,
    feelings: null,
    evaluation: 'people',
    analysis: 'relevance',
    conclusion: 'learned',
    actionPlan: 'practice',
  },
  driscoll: { what: 'learned', soWhat: 'people', nowWhat: 'practice' },
  rolfe: { what: 'people', soWhat: 'learned', nowWhat: 'practice' },
  borton: { what: 'people', soWhat: 'learned', nowWhat: 'practice' },
  kolb: { experience: null, observation: 'people', concept: 'learned', experiment: 'practice' },
  johns: {
    description: null,
    aims: 'people',
    feelings: null,
    ethics: null,
    knowledge: 'relevance',
    alternatives: 'practice',
    learning: 'learned',
  },
  schon: { situation: null, inAction: null, onAction: 'people', learned: 'learned', forAction: 'practice' },
  'atkins-murphy': {
    awareness: null,
    description: null,
    analysis: null,
    evaluation: 'relevance',
    learning: 'learned',
    practice: 'practice',
    people: 'people',
  },
  brookfield: {
    own: null,
    people: 'people',
    colleagues: null,
    literature: 'relevance',
    learned: 'learned',
    practice: 'practice',
  },
  boud: {
    experience: null,
    feelings: null,
    reevaluation: 'relevance',
    learned: 'learned',
    practice: 'practice',
    people: 'people',
  },
  era: { experience: 'people', reflection: 'learned', action: 'practice' },
  carl: { context: 'relevance', action: 'practice', results: 'people', learning: 'learned' },
  'four-f': { facts: null, feelings: 'people', findings: 'learned', future: 'practice' },
  'free-text': { text: null },
};

/** What each answer of a reflection speaks to, by prompt key, whether its model is one of Waymark's or the person's own. */
export function aspectsOf({ modelKey, answers }: Reflection): Readonly<Record<string, AnswerAspect | null>> {
  if (ownModelIdOf(modelKey) === null) return ANSWER_ASPECTS_BY_MODEL[modelKey] ?? {};
  return Object.fromEntries(Object.keys(answers).map((key) => [key, aspectOfOwnPrompt(key)]));
}
