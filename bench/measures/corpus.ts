// How well pages are understood, on a corpus of real pages that is no part of the project: the folder named in WAYMARK_CORPUS.
import { type Corpus, type Known, readCorpus } from '../corpus/cases.ts';
import { type ReadCase, readCases } from '../corpus/read-corpus.ts';
import type { Reading, Readings, Tool, Variant } from '../corpus/reading.ts';
import { hasFirstAuthor, sameAuthors, sameDay, sameTitle, scoreText } from '../corpus/scoring.ts';
import { type Figure, type Measure, percentile, type Target } from '../figures.ts';

const SLOW_MS = 1_500;
/** With this set, each miss is printed with what was found and what is known. */
const IS_VERBOSE = Boolean(process.env.WAYMARK_CORPUS_MISSES);

/** Right or wrong, or a score from 0 to 1; null where nothing is known to compare with. */
type Score = (reading: Reading, known: Known) => number | null;

const isRight = (right: boolean): number => (right ? 1 : 0);
const title: Score = ({ title }, known) => (known.title ? isRight(sameTitle(title, known.title)) : null);
const authors: Score = ({ authors }, known) =>
  known.authors?.length ? isRight(sameAuthors(authors, known.authors)) : null;
const firstAuthor: Score = ({ authors }, known) =>
  known.authors?.length ? isRight(hasFirstAuthor(authors, known.authors)) : null;
const date: Score = ({ publishedOn }, known) =>
  known.publishedOn ? isRight(sameDay(publishedOn, known.publishedOn)) : null;
const doi: Score = ({ doi }, known) => (known.doi ? isRight(doi === known.doi.toLowerCase()) : null);
const provider: Score = ({ provider }, known) =>
  known.provider ? isRight(sameTitle(provider ?? '', known.provider)) : null;
const workload: Score = ({ workload }, known) =>
  known.workload ? isRight(sameTitle(workload ?? '', known.workload)) : null;
/** Of pages that are known to name nobody. */
const invented: Score = ({ authors }, known) => (known.authors?.length === 0 ? isRight(authors.length > 0) : null);
const f1: Score = ({ text }, known) => (known.text ? scoreText(text, known.text).f1 : null);
const recall: Score = ({ text }, known) => (known.text ? scoreText(text, known.text).recall : null);

interface Question {
  name: string;
  group: string;
  /** Only cases whose name begins so. */
  from?: string;
  variant: Variant;
  score: Score;
  tools: readonly Tool[];
  /** Compared with what the page itself declares. */
  isDeclared?: boolean;
  /** Cases of this group are left out. */
  butNot?: string;
  target?: Target;
  unit?: '%' | 'of 1';
}

const ALL: readonly Tool[] = ['readability', 'defuddle', 'metascraper'];
const READERS: readonly Tool[] = ['readability', 'defuddle'];
const neutral = (name: string, score: Score, asIs: number, without: number): Question[] => [
  {
    ...{ name: `neutral-${name}`, group: 'neutral', variant: 'as-is', score, tools: ALL, isDeclared: true },
    target: `value >= ${asIs}`,
  },
  {
    ...{ name: `neutral-${name}-without-json-ld`, group: 'neutral', variant: 'without-json-ld', score, tools: ALL },
    ...{ isDeclared: true, target: `value >= ${without}` },
  },
];
const scholarly = (name: string, score: Score, target: Target, variant: Variant = 'as-is'): Question => ({
  ...{ name: `scholarly-${name}`, group: 'scholarly', variant, score, target },
  tools: name.startsWith('doi') ? [] : ALL,
});

const QUESTIONS: readonly Question[] = [
  ...neutral('titles', title, 95, 80),
  ...neutral('authors', authors, 95, 65),
  ...neutral('dates', date, 98, 70),
  scholarly('titles', title, 'value >= 100'),
  scholarly('authors', authors, 'value >= 100'),
  scholarly('dates', date, 'value >= 100'),
  scholarly('doi', doi, 'value >= 100'),
  scholarly('titles-without-tags', title, 'value >= 85', 'without-tags'),
  scholarly('first-authors-without-tags', firstAuthor, 'value >= 66', 'without-tags'),
  { name: 'schemaorg-titles', group: 'schemaorg', variant: 'as-is', score: title, tools: ALL, target: 'value >= 90' },
  {
    name: 'schemaorg-providers',
    group: 'schemaorg',
    variant: 'as-is',
    score: provider,
    tools: [],
    target: 'value >= 80',
  },
  {
    name: 'schemaorg-workloads',
    group: 'schemaorg',
    variant: 'as-is',
    score: workload,
    tools: [],
    target: 'value >= 80',
  },
  { name: 'titles', group: 'titles', variant: 'as-is', score: title, tools: ALL },
  { name: 'titles-without-json-ld', group: 'titles', variant: 'without-json-ld', score: title, tools: ALL },
  {
    name: 'invented-authors',
    group: 'titles',
    variant: 'as-is',
    score: invented,
    tools: ALL,
    butNot: 'scholarly',
    target: 'value <= 5',
  },
  {
    ...{ name: 'text-defuddle-labels', group: 'text', from: 'defuddle/', variant: 'as-is', score: f1, tools: READERS },
    ...{ target: 'value >= 0.94', unit: 'of 1' },
  },
  {
    ...{ name: 'text-readability-labels', group: 'text', from: 'readability/', variant: 'as-is', score: f1 },
    ...{ tools: READERS, target: 'value >= 0.94', unit: 'of 1' },
  },
  {
    ...{ name: 'text-recall', group: 'text', from: 'goose/', variant: 'as-is', score: recall, tools: READERS },
    ...{ target: 'value >= 0.99', unit: 'of 1' },
  },
];
const SPEED = ['capture/corpus-read-in-time', 'capture/corpus-read-slowest'];

const variantsOf = (corpus: Corpus, id: string): Variant[] => {
  const groups = Object.keys(corpus.groups).filter((name) => corpus.groups[name]?.includes(id));
  const asked = new Set(QUESTIONS.filter(({ group }) => groups.includes(group)).map(({ variant }) => variant));
  return (['as-is', 'without-json-ld', 'without-tags'] as const).filter((variant) => asked.has(variant));
};

/** Of two tools' answers the mean over the cases that have one. */
function answer(question: Question, read: ReadCase[], tool: Tool): { value: number; count: number } | null {
  const scores = read.flatMap(({ case: one, variants }) => {
    const reading = variants[question.variant]?.[tool];
    const known = question.isDeclared ? one.declared : one.known;
    const score = reading ? question.score(reading, known) : null;
    if (score === null || !reading) return [];
    if (IS_VERBOSE && tool === 'waymark') printMiss(question, one.id, score, reading, known);
    return [score];
  });
  if (scores.length === 0) return null;
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return { value: question.unit === 'of 1' ? mean : mean * 100, count: scores.length };
}

function printMiss(question: Question, id: string, score: number, reading: Reading, known: Known): void {
  const isMiss = question.target?.includes('<=') ? score > 0 : score < (question.unit === 'of 1' ? 0.9 : 1);
  if (!isMiss) return;
  const { text: found, ...rest } = reading;
  const { text, ...facts } = known;
  console.log(`${question.name} ${id} ${score.toFixed(3)}`);
  console.log(`  found ${JSON.stringify(rest)} and ${found.length} characters of text`);
  console.log(`  known ${JSON.stringify(facts)} and ${text?.length ?? 0}`);
}

function toFigure(question: Question, all: ReadCase[], ids: readonly string[]): Figure[] {
  const read = all.filter(({ case: { id } }) => ids.includes(id) && id.startsWith(question.from ?? ''));
  const own = answer(question, read, 'waymark');
  if (!own) return [];
  const others = question.tools.flatMap((tool) => {
    const found = answer(question, read, tool);
    return found ? [`${tool} ${found.value.toFixed(question.unit === 'of 1' ? 3 : 0)}`] : [];
  });
  return [
    {
      name: `capture/corpus-${question.name}`,
      value: own.value,
      unit: question.unit ?? '%',
      against: [`n ${own.count}`, ...others].join(', '),
      ...(question.target ? { target: question.target } : {}),
    },
  ];
}

/** The cases that a question is asked of. */
function idsOf({ groups }: Corpus, { group, butNot }: Question): string[] {
  const left = new Set(butNot ? groups[butNot] : []);
  return (groups[group] ?? []).filter((id) => !left.has(id));
}

function speed(read: ReadCase[]): Figure[] {
  const times = read.flatMap(({ variants }) => {
    const reading: Readings['waymark'] | undefined = variants['as-is']?.waymark;
    return reading ? [(reading.understandingMs ?? 0) + (reading.readingMs ?? 0)] : [];
  });
  const inTime = times.filter((ms) => ms <= SLOW_MS).length;
  return [
    {
      name: 'capture/corpus-read-in-time',
      value: (inTime / times.length) * 100,
      unit: `% under ${SLOW_MS / 1_000} s`,
      against: `n ${times.length}, metadata and text in Chromium`,
      target: 'value >= 95',
    },
    { name: 'capture/corpus-read-slowest', value: percentile(times, 1), unit: 'ms' },
  ];
}

async function understood(): Promise<Figure[]> {
  const folder = process.env.WAYMARK_CORPUS;
  if (!folder) {
    console.log('WAYMARK_CORPUS names no folder of pages, so how well pages are understood was not measured.');
    return [];
  }
  const corpus = readCorpus(folder);
  const groups = Object.entries(corpus.groups).map(([name, ids]) => `${name} ${ids.length}`);
  console.log(`${corpus.cases.size} pages in ${folder}: ${groups.join(', ')}`);
  const read = await readCases([...corpus.cases.values()], (id) => variantsOf(corpus, id));
  return [...QUESTIONS.flatMap((question) => toFigure(question, read, idsOf(corpus, question))), ...speed(read)];
}

export const corpusMeasures: readonly Measure[] = [
  { figures: [...QUESTIONS.map(({ name }) => `capture/corpus-${name}`), ...SPEED], run: understood },
];
