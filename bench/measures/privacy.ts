// How much of what could tell who somebody is the detectors see, and how often they see it where it is not.
import { CUES, filled, HOSTILE_PIECES } from '../../shared/privacy/long-texts.ts';
import { scanPage } from '../../shared/privacy/scan.ts';
import { scanWriting } from '../../shared/privacy/scan-writing.ts';
import { WRITTEN_KINDS, type WrittenKind } from '../../shared/privacy/written-kinds.ts';
import type { Figure, Measure } from '../figures.ts';
import { negatives, OWN_WORDS, positives } from '../privacy/labelled.ts';

const SEED = 20_261_126;
const EACH = 1_000;
const HARMLESS = 20_000;
const CONTEXT = { ownWords: OWN_WORDS, owner: { names: [], numbers: [] } };

/**
 * What has a check digit or a form of its own is to be seen nearly always. A third of the names and a quarter of the ages stand in
 * the sentences as no pattern can know them, as they do in life: the rest is to be seen.
 */
const SEEN_AT_LEAST: Record<WrittenKind, number> = {
  'nhs-number': 99,
  'chi-number': 99,
  'health-care-number': 99,
  'insurance-number': 99,
  'record-number': 95,
  'registration-number': 95,
  'date-of-birth': 95,
  email: 99,
  telephone: 97,
  postcode: 97,
  'own-word': 100,
  age: 70,
  name: 60,
};
/** One harmless sentence in 200, for any one detector: about one false question in five pages. */
const FALSE_AT_MOST = 0.5;

const percent = (part: number, whole: number): number => (100 * part) / whole;

function recall(): Figure[] {
  const all = positives(SEED, EACH);
  return WRITTEN_KINDS.map((kind) => {
    const of = all.filter((one) => one.kind === kind);
    const seen = of.filter(({ text, words }) => {
      const start = text.indexOf(words);
      return scanWriting(text, CONTEXT).some(
        (find) => find.kind === kind && find.start < start + words.length && find.end > start,
      );
    });
    const target = `value >= ${SEEN_AT_LEAST[kind]}` as const;
    return { name: `privacy/seen-${kind}`, value: percent(seen.length, of.length), unit: '%', target };
  });
}

function falseAlarms(): Figure[] {
  const harmless = negatives(SEED, HARMLESS).map(
    ({ text }) => new Set(scanWriting(text, CONTEXT).map(({ kind }) => kind)),
  );
  return WRITTEN_KINDS.map((kind) => ({
    name: `privacy/false-${kind}`,
    value: percent(harmless.filter((kinds) => kinds.has(kind)).length, harmless.length),
    unit: '% of sentences',
    target: `value <= ${FALSE_AT_MOST}`,
  }));
}

const LONG = 400_000;
/** What is over sooner says more of the machine than of the text. */
const AT_ONCE_MS = 4;

/** The system counts a process's time in steps of up to 10 ms. */
const BATCH_MS = 60;

/** Of one run, among several batches of as many as can be measured. */
function quickestMs(work: () => void): number {
  const batches = Array.from({ length: 3 }, () => {
    const before = process.cpuUsage();
    for (let runs = 1; ; runs++) {
      work();
      const ms = process.cpuUsage(before).user / 1_000;
      if (ms >= BATCH_MS) return ms / runs;
    }
  });
  return Math.min(...batches);
}

/** How much longer four times the text takes, for the worst text and way: four where it grows evenly, sixteen with the square. */
function growth(): Figure {
  const ways = [scanPage, (text: string) => scanWriting(text, CONTEXT)];
  const made = [
    ...HOSTILE_PIECES.map(
      ([, piece]) =>
        (length: number) =>
          filled(piece, length),
    ),
    ...CUES.map((cue) => (length: number) => `${cue}${' '.repeat(length)}x`),
  ];
  const ratios = ways.flatMap((look) =>
    made.flatMap((text) => {
      const [long, short] = [text(LONG), text(LONG / 4)];
      const longMs = quickestMs(() => look(long));
      return longMs < AT_ONCE_MS ? [] : [longMs / quickestMs(() => look(short))];
    }),
  );
  return { name: GROWTH, value: Math.max(1, ...ratios), unit: 'x', target: 'value <= 8' };
}

const GROWTH = 'privacy/long-text-growth';

export const privacyMeasures: readonly Measure[] = [
  { figures: [GROWTH], run: async () => [growth()] },
  {
    figures: WRITTEN_KINDS.flatMap((kind) => [`privacy/seen-${kind}`, `privacy/false-${kind}`]),
    run: async () => [...recall(), ...falseAlarms()],
  },
];
