// Models of a person's own in the form of Waymark's: their questions, and what stands in for them where they have not arrived.
import {
  aspectOfOwnPrompt,
  type OwnModel,
  type OwnModelFields,
  ownModelIdOf,
  ownModelKey,
  ownPromptKey,
} from '../model/own-model.ts';
import type { AnswerAspect, Reflection } from '../model/reflection.ts';
import { reflectionModel } from './index.ts';
import type { Prompt, ReflectionModel } from './model.ts';

/** What an answer speaks to, in plain words: `I` as the registrant chooses, and as it is told. */
export const ASPECT_WORDS: Readonly<Record<AnswerAspect | 'open', { chosen: string; told: string }>> = {
  learned: { chosen: 'What I learned', told: 'what you learned' },
  relevance: { chosen: 'Why it matters to my work, now or later', told: 'why it matters to your work' },
  practice: { chosen: 'My practice: what I do differently', told: 'what changes in your practice' },
  people: { chosen: 'The people I work for: who benefits', told: 'who benefits' },
  next: { chosen: 'What I do next', told: 'what you do next' },
  open: { chosen: 'Nothing in particular', told: 'nothing in particular' },
};

/** One question as a person words it. */
export interface OwnQuestion {
  label: string;
  hint: string;
  speaksTo: AnswerAspect | null;
}

/** The fields of a model that asks these, in their order. */
export const toOwnModelFields = (name: string, summary: string, questions: readonly OwnQuestion[]): OwnModelFields => ({
  name,
  summary,
  prompts: questions.map(({ label, hint, speaksTo }, at) => ({ key: ownPromptKey(speaksTo, at + 1), label, hint })),
  deletedOn: null,
});

export const questionsOf = ({ prompts }: Pick<OwnModel, 'prompts'>): OwnQuestion[] =>
  prompts.map(({ key, label, hint }) => ({ label, hint, speaksTo: aspectOfOwnPrompt(key) }));

export function toReflectionModel({ id, name, summary, prompts }: OwnModel): ReflectionModel | null {
  const [first, ...more] = prompts.map(({ key, label, hint }) => ({
    key,
    label,
    hint,
    mapsTo: aspectOfOwnPrompt(key),
  }));
  return first ? { key: ownModelKey(id), group: 'own', name, citation: '', summary, prompts: [first, ...more] } : null;
}

const numberOf = (key: string): number => Number(/-(\d+)$/.exec(key)?.[1] ?? Number.MAX_SAFE_INTEGER);

/** The question that an answer was given to, as far as its key tells. */
function questionBehind(key: string): Prompt {
  const mapsTo = aspectOfOwnPrompt(key);
  const number = numberOf(key);
  const named = number === Number.MAX_SAFE_INTEGER ? key : `Question ${number}`;
  return { key, label: mapsTo ? `${named} (${ASPECT_WORDS[mapsTo].told})` : named, hint: '', mapsTo };
}

/**
 * The model as this reflection was begun under it: the questions that it has answers for. `known` is the model as this device
 * has it; null where it has not arrived, or only a newer Waymark knows it.
 */
export function modelOfReflection({ modelKey, answers }: Reflection, known: ReflectionModel | null): ReflectionModel {
  const model = reflectionModel(modelKey);
  if (model) return model;
  const isOwn = ownModelIdOf(modelKey) !== null;
  const unnamed = isOwn ? 'Questions of your own' : 'another model';
  const [first, ...more] = Object.keys(answers)
    .sort((a, b) => numberOf(a) - numberOf(b))
    .map((key) => known?.prompts.find((prompt) => prompt.key === key) ?? questionBehind(key));
  const prompts = first ? ([first, ...more] as const) : known?.prompts;
  return {
    key: modelKey,
    group: 'own',
    name: known?.name ?? unnamed,
    citation: '',
    summary: known?.summary ?? '',
    prompts: prompts ?? [questionBehind(ownPromptKey(null, 1))],
  };
}
