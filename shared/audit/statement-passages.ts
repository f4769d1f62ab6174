// A statement begun from the reflections: the person's own passages about each chosen activity, in the order in which a statement
// tells them, and which of them a written statement goes back to.
import type { RecordId } from '../model/id.ts';
import type { AnswerAspect, Reflection } from '../model/reflection.ts';
import type { ReflectionModel } from '../reflection-models/model.ts';
import type { Story } from './story.ts';

/** What a passage speaks to; `what` is what it was, null nothing in particular. */
export type PassageAspect = AnswerAspect | 'what' | 'outcome' | null;

export interface Passage {
  /** Names it within the preview. */
  key: string;
  aspect: PassageAspect;
  text: string;
  /** Where it comes from: "What did you take from it?", or "What came of it". */
  origin: string;
  activityId: RecordId;
}

export interface StoryPassages {
  activityId: RecordId;
  /** The activity's title: the heading in the statement. */
  heading: string;
  passages: Passage[];
}

const ORDER: readonly PassageAspect[] = ['what', 'learned', 'relevance', 'practice', 'people', 'outcome', 'next', null];
/** What a statement tells of each activity, after a word on what it was; the rest is offered and not ticked. */
const TOLD: readonly PassageAspect[] = ['learned', 'relevance', 'practice', 'people', 'outcome'];

/** The passages of each story, those without words left out. `modelUnder` gives the questions that a reflection answers. */
export const passagesOf = (
  stories: readonly Story[],
  modelUnder: (reflection: Reflection) => ReflectionModel,
): StoryPassages[] =>
  stories.map((story) => ({
    activityId: story.activity.id,
    heading: story.activity.title.trim() || 'Untitled',
    passages: [...ownTexts(story), ...answersOf(story, modelUnder)]
      .filter(({ text }) => text !== '')
      .sort((a, b) => ORDER.indexOf(a.aspect) - ORDER.indexOf(b.aspect)),
  }));

function ownTexts({ activity }: Story): Passage[] {
  const from = (field: 'description' | 'relevance' | 'outcome', aspect: PassageAspect, origin: string): Passage => ({
    key: `${activity.id}:${field}`,
    aspect,
    text: activity[field].trim(),
    origin,
    activityId: activity.id,
  });
  return [
    from('description', 'what', 'What it was'),
    from('relevance', 'relevance', 'Why it matters to your work'),
    from('outcome', 'outcome', 'What came of it'),
  ];
}

function answersOf({ activity, reflections }: Story, modelUnder: (one: Reflection) => ReflectionModel): Passage[] {
  return reflections.flatMap((reflection) => {
    const { prompts } = modelUnder(reflection);
    return prompts.map(
      ({ key, label, mapsTo }, at): Passage => ({
        key: `${reflection.id}:${key}`,
        // several questions begin with what happened, which no standard asks about
        aspect: mapsTo ?? (at === 0 && prompts.length > 1 ? 'what' : null),
        text: (reflection.answers[key] ?? '').trim(),
        origin: label,
        activityId: activity.id,
      }),
    );
  });
}

const tidy = (text: string): string => text.replace(/\s+/gu, ' ').trim().toLowerCase();

/** Whether a statement has this passage already, word for word. */
export const isIn = (statement: string, { text }: Pick<Passage, 'text'>): boolean =>
  tidy(statement).includes(tidy(text));

/**
 * The passages to begin with, those that are in the statement already left out: what it was, once, and what a statement tells of
 * it; of an activity without any of that, all it has.
 */
export function firstTicks(stories: readonly StoryPassages[], statement: string): Set<string> {
  const keys = stories.flatMap(({ passages }) => {
    const told = passages.filter(({ aspect }) => TOLD.includes(aspect));
    const what = passages.filter(({ aspect }) => aspect === 'what').slice(0, 1);
    return (told.length > 0 ? [...what, ...told] : passages)
      .filter((one) => !isIn(statement, one))
      .map(({ key }) => key);
  });
  return new Set(keys);
}

/** What is put into the statement: for each story with a ticked passage its heading, and the passages as they were written. */
export function draftFrom(stories: readonly StoryPassages[], ticked: ReadonlySet<string>): string {
  return stories
    .flatMap(({ heading, passages }) => {
      const chosen = passages.filter(({ key }) => ticked.has(key)).map(({ text }) => text);
      return chosen.length > 0 ? [[heading, ...chosen].join('\n\n')] : [];
    })
    .join('\n\n');
}

/** A text with words put in at a place, parted from what stands before and after by a blank line. Nothing of it is lost. */
export function withInserted(text: string, words: string, at: number): string {
  const [before, after] = [text.slice(0, at), text.slice(at)];
  const gapBefore = before.trim() === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const gapAfter = after.trim() === '' || after.startsWith('\n\n') ? '' : after.startsWith('\n') ? '\n' : '\n\n';
  return `${before}${gapBefore}${words}${gapAfter}${after}`;
}

export interface SourcedParagraph {
  /** Its first words, to find it by. */
  begins: string;
  sources: { passage: Passage; heading: string }[];
}

const wordsOf = (text: string): string[] => tidy(text).match(/[\p{L}\p{N}]+/gu) ?? [];
/** Words in a row that make two texts akin: fewer are found anywhere. */
const RUN_WORDS = 4;
/** The share of a passage's runs that has to be left for it to be named as a source: what is reworded goes back to it still. */
const SHARE_MIN = 0.25;
const BEGINS_WORDS = 8;

const runsOf = (text: string): Set<string> => {
  const words = wordsOf(text);
  const length = Math.min(RUN_WORDS, words.length);
  const count = words.length === 0 ? 0 : words.length - length + 1;
  return new Set(Array.from({ length: count }, (_, at) => words.slice(at, at + length).join(' ')));
};

/** For each paragraph of a statement the passages that it goes back to; paragraphs of the person's own have none. */
export function sourcesOf(statement: string, stories: readonly StoryPassages[]): SourcedParagraph[] {
  const passages = stories.flatMap(({ heading, passages: all }) =>
    all.map((passage) => ({ passage, heading, runs: runsOf(passage.text) })),
  );
  const isHeading = (text: string) => stories.some(({ heading }) => tidy(heading) === tidy(text));
  return statement
    .split(/\n\s*\n/u)
    .filter((paragraph) => paragraph.trim() !== '' && !isHeading(paragraph))
    .map((paragraph) => {
      const runs = runsOf(paragraph);
      const akin = ({ runs: own }: (typeof passages)[number]) =>
        own.size > 0 && [...own].filter((run) => runs.has(run)).length / own.size >= SHARE_MIN;
      const begins = paragraph.trim().split(/\s+/u);
      return {
        begins: begins.slice(0, BEGINS_WORDS).join(' ') + (begins.length > BEGINS_WORDS ? ' …' : ''),
        sources: passages.filter(akin).map(({ passage, heading }) => ({ passage, heading })),
      };
    });
}
