// A reflection model of one's own as a file, to give to a colleague: small, readable, and checked before anything is kept of it.
import { OWN_PROMPTS_MAX, type OwnModel } from '../model/own-model.ts';
import { asLine, asOneOf, asRecord, LINE_MAX } from '../model/parse.ts';
import { ANSWER_ASPECTS } from '../model/reflection.ts';
import { type OwnQuestion, questionsOf } from './own.ts';

export const MODEL_FILE_FORMAT = 'waymark-reflection-model';
const VERSION = 1;
/** Far more than 20 questions need. */
export const MODEL_FILE_BYTES_MAX = 200_000;
const NAME_MAX = 120;

export interface SharedModel {
  name: string;
  summary: string;
  questions: OwnQuestion[];
}

/** The file's text. Nothing of who made it, or of what was written under it, goes along. */
export function toModelFile(model: OwnModel): string {
  const { name, summary } = model;
  const file = { format: MODEL_FILE_FORMAT, version: VERSION, name, summary, questions: questionsOf(model) };
  return `${JSON.stringify(file, null, 2)}\n`;
}

export type ModelFileRead = { model: SharedModel; problems?: undefined } | { model?: undefined; problems: string[] };

/** The model that a file of unknown origin holds, or what is wrong with it, in sentences. */
export function readModelFile(text: string): ModelFileRead {
  if (text.length > MODEL_FILE_BYTES_MAX)
    return { problems: ['The file is far larger than a set of questions can be. Nothing of it was read.'] };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problems: ['This is not a file of questions from Waymark: it holds no JSON.'] };
  }
  const from = asRecord(value);
  if (from.format !== MODEL_FILE_FORMAT)
    return { problems: ['This is not a file of questions from Waymark: it is for something else.'] };
  if (from.version !== VERSION)
    return { problems: ['The file was made by a newer Waymark. Update this one, then open the file again.'] };
  const questions = Array.isArray(from.questions) ? from.questions : [];
  const problems = [
    ...(asLine(from.name) ? [] : ['The file gives its questions no name.']),
    ...tooLong(from.name, NAME_MAX, 'The name'),
    ...tooLong(from.summary, LINE_MAX, 'What it says of itself'),
    ...(questions.length > 0 ? [] : ['The file holds no question.']),
    ...(questions.length > OWN_PROMPTS_MAX
      ? [`The file holds ${questions.length} questions; ${OWN_PROMPTS_MAX} are the most.`]
      : questions.flatMap(questionProblems)),
  ];
  if (problems.length > 0) return { problems };
  return { model: { name: asLine(from.name), summary: asLine(from.summary), questions: questions.map(parseQuestion) } };
}

const tooLong = (value: unknown, max: number, what: string): string[] =>
  typeof value === 'string' && value.length > max ? [`${what} is longer than ${max} characters.`] : [];

function questionProblems(value: unknown, at: number): string[] {
  const { label, hint, speaksTo } = asRecord(value);
  const which = `Question ${at + 1}`;
  const isKnown = speaksTo === null || speaksTo === undefined || asOneOf(speaksTo, ANSWER_ASPECTS) !== null;
  return [
    ...(asLine(label) ? [] : [`${which} has no words.`]),
    ...tooLong(label, LINE_MAX, which),
    ...tooLong(hint, LINE_MAX, `The hint of question ${at + 1}`),
    ...(isKnown ? [] : [`${which} speaks to something that Waymark does not know.`]),
  ];
}

function parseQuestion(value: unknown): OwnQuestion {
  const { label, hint, speaksTo } = asRecord(value);
  return { label: asLine(label), hint: asLine(hint), speaksTo: asOneOf(speaksTo, ANSWER_ASPECTS) };
}
