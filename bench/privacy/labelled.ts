// Sentences with an identifier in them, and sentences with none, made from a seed: nobody's details, in the ways people write them.
import { passesMod10, passesMod11 } from '../../shared/privacy/ten-digits.ts';
import type { WrittenKind } from '../../shared/privacy/written-kinds.ts';
import { randomFrom } from '../portfolio.ts';

export interface Labelled {
  text: string;
  /** What is in it and where; null where nothing is. */
  kind: WrittenKind | null;
  words: string;
}

/** The same sentences for the same seed, on every machine. */
export function diceOf(seed: number) {
  const next = randomFrom(seed);
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(of: readonly T[]): T => of[whole(0, of.length - 1)] as T;
  return { whole, pick, digits: (count: number): string => Array.from({ length: count }, () => whole(0, 9)).join('') };
}
export type Dice = ReturnType<typeof diceOf>;

const two = (value: number): string => String(value).padStart(2, '0');
const SURNAMES = [
  'Sample',
  'Ellis-Tate',
  'O’Brien',
  'Okafor',
  'Ŵyn',
  'Fenn',
  'McInvented',
  'Singh',
  'Marsh',
  'De Souza',
];
const FIRST_NAMES = ['Doris', 'Siân', 'Frank', 'Amara', 'Joan', 'Wei', 'Ida', 'Tomos', 'Zoë', 'Ravi'];
const MONTHS = ['January', 'Feb', 'March', 'Apr', 'May', 'June', 'July', 'Aug', 'September', 'Oct', 'November', 'Dec'];

function withCheck(nine: () => string, passes: (digits: string) => boolean): string {
  for (;;) {
    const start = nine();
    const number = [...'0123456789'].map((digit) => `${start}${digit}`).find(passes);
    if (number) return number;
  }
}
const grouped = (dice: Dice, number: string): string =>
  dice.pick([number, `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`]);

const MAKERS: Record<WrittenKind, (dice: Dice) => { words: string; frames: readonly string[] }> = {
  'nhs-number': (dice) => ({
    words: grouped(
      dice,
      withCheck(() => `${dice.pick([4, 6, 7])}${dice.digits(8)}`, passesMod11),
    ),
    frames: ['I wrote her NHS number, #, on the form.', 'NHS no. # was on the label.', 'Re # seen at home on Tuesday.'],
  }),
  'health-care-number': (dice) => ({
    words: grouped(
      dice,
      withCheck(() => `3${dice.whole(2, 9)}${dice.digits(7)}`, passesMod11),
    ),
    frames: ['Her H&C number # was left on the whiteboard.', 'HCN: #', 'The referral (#) came from Belfast.'],
  }),
  'chi-number': (dice) => {
    const nine = () => `${two(dice.whole(1, 28))}${two(dice.whole(1, 12))}${dice.digits(2)}${dice.digits(3)}`;
    const number = withCheck(nine, dice.pick([passesMod11, passesMod10]));
    return {
      words: dice.pick([number, `${number.slice(0, 6)} ${number.slice(6)}`]),
      frames: ['CHI # was in the subject line.', 'I had noted the patient’s CHI number (#).', 'The CHI is #, he said.'],
    };
  },
  'record-number': (dice) => ({
    words: dice.pick([dice.digits(7), `K${dice.digits(6)}`, `RX${dice.digits(6)}`]),
    frames: [
      'Hospital number: # was visible.',
      'MRN # on the photograph.',
      'RiO number # and the team.',
      'The hosp no # is his.',
    ],
  }),
  'date-of-birth': (dice) => {
    const [day, month, year] = [dice.whole(1, 28), dice.whole(1, 12), dice.whole(1925, 2019)];
    const inWords = `${day} ${MONTHS[month - 1]} ${year}`;
    return {
      words: dice.pick([`${two(day)}/${two(month)}/${year}`, `${day}.${month}.${String(year).slice(2)}`, inWords]),
      frames: ['DOB # was on the sheet.', 'Her date of birth is #.', 'He was born on # in Leeds.', 'd.o.b.: #'],
    };
  },
  name: (dice) => {
    const surname = dice.pick(SURNAMES);
    const first = dice.pick(FIRST_NAMES);
    const titled = `${dice.pick(['Mr', 'Mrs', 'Ms', 'Miss', 'Dr', 'Mr.', 'Prof'])} ${dice.pick(['', `${first.charAt(0)}. `, `${first} `])}${surname}`;
    return dice.pick([
      { words: titled, frames: ['I visited # at home.', 'After #’s fall we met.', 'It was # who asked me to come.'] },
      {
        words: first,
        frames: ['Her husband # was worried.', 'I learned from my patient, #, that it hurt.', 'His son # rang.'],
      },
      // with nothing beside it no pattern can know it: that is what the person's own list is for
      { words: `${first} ${surname}`, frames: ['I worked with # for three weeks.'] },
    ]);
  },
  'insurance-number': (dice) => {
    const [start, end] = [dice.pick(['JM', 'SP', 'AB']), dice.pick(['A', 'B', 'C', 'D'])];
    const [one, other, last] = [dice.digits(2), dice.digits(2), dice.digits(2)];
    return {
      words: dice.pick([`${start}${one}${other}${last}${end}`, `${start} ${one} ${other} ${last} ${end}`]),
      frames: ['Her National Insurance number is #.', 'The form for PIP had # on it.', 'NI number # was given.'],
    };
  },
  'registration-number': (dice) => ({
    words: dice.pick([
      `${two(dice.whole(70, 99))}${dice.pick(['A', 'C', 'I'])}${dice.digits(4)}E`,
      `PH${dice.digits(6)}`,
    ]),
    frames: ['My colleague’s HCPC number # was on the slide.', 'registration number: # of the tutor', 'HCPC #'],
  }),
  age: (dice) => {
    const age = dice.whole(90, 104);
    return dice.pick([
      { words: `aged ${age}`, frames: ['A man # who lives alone.', 'She is now # and walks daily.'] },
      { words: `${age}-year-old`, frames: ['A # lady came with her niece.', 'Our # gentleman did well.'] },
      { words: `${age} years old`, frames: ['She was # and keen to go home.'] },
      { words: String(age), frames: ['She turned # that week.'] },
    ]);
  },
  email: (dice) => ({
    words: `${dice.pick(FIRST_NAMES).normalize('NFD').replace(/\P{L}/gu, '').toLowerCase()}.${dice.pick(['sample', 'marsh', 'fenn'])}${dice.whole(1, 99)}@${dice.pick(['mail.nhs.uk', 'trust.nhs.net', 'invented-mail.co.uk'])}`,
    frames: ['I wrote to #.', 'Contact: # (carer)', 'His daughter’s address is #, she said.'],
  }),
  telephone: (dice) => {
    const mobile = `07${dice.pick([1, 3, 5, 7, 8, 9])}${dice.digits(2)}`;
    return {
      words: dice.pick([
        `${mobile} ${dice.digits(6)}`,
        `${mobile}${dice.digits(6)}`,
        `0113 2${dice.digits(2)} ${dice.digits(4)}`,
        `(01904) 7${dice.digits(5)}`,
        `+44 ${mobile.slice(1)} ${dice.digits(6)}`,
        `020 7${dice.digits(3)} ${dice.digits(4)}`,
      ]),
      frames: [
        'Ring her on # after four.',
        'Mobile #',
        'His number is #, and he prefers a text.',
        'I left # with the ward.',
      ],
    };
  },
  postcode: (dice) => {
    const outward = dice.pick(['LS6', 'M1', 'SW1A', 'EC2M', 'B15', 'CF10', 'BT7', 'EH3', 'YO31', 'W1T']);
    const inward = `${dice.whole(0, 9)}${dice.pick(['AB', 'HD', 'PQ', 'UW', 'ZN'])}`;
    return dice.pick([
      {
        words: `${outward} ${inward}`,
        frames: ['They live in # near the park.', 'I drove to #.', 'The flat (#) is on the third floor.'],
      },
      { words: `${outward}${inward}`, frames: ['Her address ends in # I think.', 'postcode #'] },
      { words: `${outward} ${inward}`.toLowerCase(), frames: ['post code # on the envelope'] },
    ]);
  },
  'own-word': (dice) => ({
    words: dice.pick(['Bramblewick', 'bramblewick’s', 'BRAMBLEWICK', 'Mary Ann', 'mary ann’s']),
    frames: ['I talked to # about it.', '# daughter came too.', 'It was for #.'],
  }),
};
/** What the person asked to be told of, in the sentences above. */
export const OWN_WORDS: readonly string[] = ['Bramblewick', 'Mary Ann'];

export function positives(seed: number, each: number): Labelled[] {
  const dice = diceOf(seed);
  return (Object.keys(MAKERS) as WrittenKind[]).flatMap((kind) =>
    Array.from({ length: each }, (): Labelled => {
      const { words, frames } = MAKERS[kind](dice);
      return { kind, words, text: dice.pick(frames).replace('#', () => words) };
    }),
  );
}

/** What CPD is written of, with numbers and codes that are like identifiers. */
const HARMLESS: readonly ((dice: Dice) => string)[] = [
  () => 'I reflected on how I explained the exercises, and asked what mattered most before giving advice.',
  () => 'The team agreed to try a shared sheet; two weeks later handovers took half as long and nothing was missed.',
  () => 'I felt unsure, so I read the guideline again and practised the transfer with a colleague who watched me.',
  (d) =>
    `Marsh, I. & Fenn, O. (20${d.digits(2)}) Br J Occup Ther ${d.whole(60, 88)}(${d.whole(1, 12)}): ${d.whole(1, 900)}–${d.whole(901, 1200)}.`,
  (d) => `doi:10.${d.digits(4)}/${d.digits(10)} and https://doi.org/10.1177/0${d.digits(9)} were cited.`,
  (d) =>
    `ISBN 0${d.digits(9)} and ISBN-13 978-0-${d.digits(2)}-${d.digits(6)}-${d.whole(0, 9)}, ISSN ${d.digits(4)}-${d.digits(4)}.`,
  (d) =>
    `PMID: ${d.digits(8)}; NCT0${d.digits(7)}; ISRCTN${d.digits(8)}; ORCID 0000-000${d.whole(1, 3)}-${d.digits(4)}-${d.digits(4)}.`,
  (d) =>
    `Module PT${d.digits(4)} on ward B${d.whole(1, 30)}, room W${d.whole(1, 20)} ${d.whole(1, 9)}, bay ${d.whole(1, 9)}.`,
  (d) =>
    `Course code ${d.pick(['LS', 'OT', 'PH', 'CM', 'EN'])}${d.whole(1, 9)}${d.digits(3)}-${d.pick(['AB', 'X', 'Q2'])} and unit ${d.digits(6)}.`,
  (d) =>
    `On ${two(d.whole(1, 28))}/${two(d.whole(1, 12))}/202${d.whole(0, 6)} from 10:${d.whole(10, 59)} to 12:${d.whole(10, 59)} I attended a webinar.`,
  (d) =>
    `Between ${two(d.whole(1, 28))}-${two(d.whole(1, 12))}-2025 and ${two(d.whole(1, 28))}.${two(d.whole(1, 12))}.2026 there were ${d.whole(2, 90)} visits.`,
  (d) => `The batch ${d.digits(10)} was recalled; order ${d.digits(10)}, invoice ${d.digits(8)}.`,
  (d) =>
    `Of ${d.whole(90, 119)} people ${d.whole(1, 99)}% agreed (95% CI ${d.whole(1, 4)}.${d.digits(2)} to ${d.whole(5, 9)}.${d.digits(2)}; p = 0.0${d.digits(3)}).`,
  () => 'The guideline is for people aged 90 and over, ages 65–95, and anyone 90+ living at home.',
  (d) =>
    `A grant of £${d.whole(1, 9)},${d.digits(3)},${d.digits(3)} and reference 0${d.digits(9)} were named; charity no. ${d.digits(7)}.`,
  () =>
    'The unit is Baby Friendly; I joined the Master Class and the Sister Charity evening for the patient Safety Network.',
  (d) =>
    `Standards of 2023, version ${d.whole(1, 9)}.${d.whole(0, 9)}, section ${d.whole(1, 20)}.${d.whole(1, 9)}, table A${d.whole(1, 9)}, HC${d.whole(1, 9)}A form.`,
  (d) =>
    `It took ${d.whole(1, 9)} hours ${d.whole(1, 59)} minutes, ${d.whole(1, 9)}.5 points, certificate ${d.pick(['A', 'EL'])}-${d.digits(7)}.`,
  (d) =>
    `Barcode 50${d.digits(11)}, sort code 20-00-00, account ${d.digits(8)}, https://learn.example/watch?id=${d.digits(10)}.`,
  () => 'Since then I ask each person what they would like to be called, and write only that we met.',
];

export function negatives(seed: number, count: number): Labelled[] {
  const dice = diceOf(seed);
  return Array.from({ length: count }, (_, at) => {
    const make = HARMLESS[at % HARMLESS.length] ?? (() => '');
    return { kind: null, words: '', text: make(dice) };
  });
}
