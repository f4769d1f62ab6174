// Checks of what schemes count and ask for beside a list: quantities with what they are made of, and parts that are no activities.
import type { Activity } from '../model/activity.ts';
import type { LocalDate } from '../model/dates.ts';
import type { RecordId } from '../model/id.ts';
import { markKey } from '../model/marks.ts';
import type { DonePart } from '../model/registration.ts';
import type { Cycle } from '../schemes/cycle.ts';
import { askedOf, type Quantity, type RequiredPart, type Scheme, valueOn } from '../schemes/scheme.ts';
import { listText } from '../wording/list-text.ts';
import type { CheckAnswer } from './checks.ts';
import { rangeText } from './date-text.ts';
import { activitiesInCycle } from './in-cycle.ts';
import { type Amount, type CountedQuantity, countQuantity } from './quantities.ts';
import type { Remedy } from './remedies.ts';
import { sentences, type Told } from './told.ts';

export interface SchemeCheck extends Told {
  key: string;
  /** In the scheme's words: "Participatory hours". */
  label: string;
  answer: CheckAnswer;
  activityIds: RecordId[];
  remedies: Remedy[];
  /** False where the value that it goes by could not be verified. */
  isVerified: boolean;
  /** For the parts that are no activities. */
  parts?: FoundPart[];
}

export interface FoundPart {
  part: RequiredPart;
  /** Those of this cycle, the oldest first. */
  done: DonePart[];
}

export interface SchemeLook {
  activities: readonly Activity[];
  cycle: Cycle;
  scheme: Scheme;
  profession: string;
  doneParts: readonly DonePart[];
  today: LocalDate;
}

/** How many activities a check names that only lack a word. */
const SAY_MAX = 3;

/** One check for each quantity and one for the parts, in the scheme's order; none where it counts nothing and before the cycle. */
export function checkScheme(look: SchemeLook): SchemeCheck[] {
  const { activities, cycle, scheme, profession, today } = look;
  if (today < cycle.start) return [];
  // rules of the day; of a cycle that is over, those of its last day
  const [on = today] = [today, cycle.end].sort();
  const listed = activitiesInCycle(activities, { cycle, today });
  const counted = askedOf(scheme.quantities, profession, on).map((quantity) =>
    checkQuantity(countQuantity(quantity, listed, { scheme: scheme.key, cycle, today }), { ...look, listed, on }),
  );
  const required = askedOf(scheme.required, profession, on);
  return required.length > 0 ? [...counted, checkParts(required, look, on)] : counted;
}

interface QuantityLook extends SchemeLook {
  listed: readonly Activity[];
  on: LocalDate;
}

function checkQuantity(found: CountedQuantity, look: QuantityLook): SchemeCheck {
  const { quantity, amounts, lacking, activityIds, unsaid } = found;
  const { scheme, on } = look;
  const short = quantity.isEach ? [] : amounts.filter(({ total }) => total < quantity.min);
  const isMet = quantity.isEach ? lacking.length === 0 : short.length === 0;
  const isSome = amounts.some(({ total }) => total > 0);
  const answer = isMet ? 'met' : isSome ? 'partly' : unsaid.length > 0 ? 'cannotTell' : 'notMet';
  return {
    key: `quantity:${quantity.key}`,
    label: quantity.label,
    answer,
    isVerified: isVerified(scheme.quantities, on),
    activityIds,
    remedies: isMet ? [] : remediesOf(found, look),
    ...sentences(
      quantity.isEach ? eachTold(found, look) : amountsTold(found, short, scheme),
      !isMet && unsaid.length > 0 && unsaidTold(unsaid.length, quantity),
    ),
  };
}

/** The present time first, then those before in which there was too little. */
function amountsTold({ quantity, amounts }: CountedQuantity, short: readonly Amount[], scheme: Scheme): Told {
  const now = amounts.at(-1);
  const of = ({ total }: Amount) => `${amountText(total)} of ${unitText(quantity.min, quantity, scheme)}`;
  const isWhole = quantity.per === 'cycle';
  const before = short.filter((amount) => amount !== now);
  return {
    text: [
      now && (isWhole ? `${of(now)}.` : `${rangeText(now.from, now.to)}: ${of(now)}.`),
      ...before.map((amount) => `${rangeText(amount.from, amount.to)}: ${of(amount)}.`),
    ]
      .filter(Boolean)
      .join(' '),
    inWords: short.length === 0 ? `As much as ${scheme.shortName} asks for.` : `${scheme.shortName} asks for more.`,
  };
}

function eachTold({ quantity, lacking }: CountedQuantity, { scheme, on }: QuantityLook): Told {
  const tags = quantity.tags ?? [];
  const names = lacking.map((tag) => `“${tagLabel(scheme, tag, on)}”`);
  const missing =
    names.length > 0 && `Still without ${quantity.unit === 'activities' ? '' : 'enough in '}${listText(names)}.`;
  const there = tags.length - lacking.length;
  return sentences({ text: `${there} of ${tags.length}.`, inWords: there > 0 ? 'Some are there.' : '' }, missing);
}

const unsaidTold = (count: number, { unit }: Quantity): Told => {
  const what = unit === 'hours' ? 'how long it took' : `how many ${unit} it gave`;
  const many = unit === 'hours' ? 'how long they took' : `how many ${unit} they gave`;
  return {
    text: count === 1 ? `1 more does not say ${what}.` : `${count} more do not say ${many}.`,
    inWords: count === 1 ? `One more does not say ${what}.` : `Some more do not say ${many}.`,
  };
};

/** What only lacks a word comes first, the latest leading; then adding something. */
function remediesOf(
  { quantity, unsaid }: CountedQuantity,
  { listed, scheme, on, cycle, today }: QuantityLook,
): Remedy[] {
  const say = ({ id, title }: Activity, needs: string): Remedy => ({ kind: 'say', activityId: id, title, needs });
  const amount = quantity.unit === 'hours' ? 'Says no minutes yet.' : `Says no ${quantity.unit} yet.`;
  const [tag] = quantity.isEach ? [] : (quantity.tags ?? []);
  const asks = tag ? `Is it “${tagLabel(scheme, tag, on)}”?` : 'Say what it is about.';
  // what says something for this scheme was looked at: it has all that the person had to say
  const ofScheme = markKey(scheme.key, '');
  const isUnlooked = ({ marks }: Activity) => !Object.keys(marks).some((key) => key.startsWith(ofScheme));
  const unlooked = quantity.tags ? listed.filter(isUnlooked) : [];
  const isPast = cycle.end < today;
  return [
    ...[
      ...unsaid.toReversed().map((one) => say(one, amount)),
      ...unlooked.toReversed().map((one) => say(one, asks)),
    ].slice(0, SAY_MAX),
    { kind: 'add', from: isPast ? cycle.start : null, to: isPast ? cycle.end : null },
  ];
}

function checkParts(
  required: readonly RequiredPart[],
  { scheme, cycle, doneParts }: SchemeLook,
  on: LocalDate,
): SchemeCheck {
  const parts = required.map((part) => ({
    part,
    done: doneParts.filter((one) => one.part === part.key && cycle.start <= one.doneOn && one.doneOn <= cycle.end),
  }));
  const there = parts.filter(({ part, done }) => done.length >= part.count).length;
  const isSome = parts.some(({ done }) => done.length > 0);
  return {
    key: 'required',
    label: `Also asked for by ${scheme.shortName}`,
    answer: there === parts.length ? 'met' : isSome ? 'partly' : 'notMet',
    isVerified: isVerified(scheme.required, on),
    activityIds: [],
    remedies: [],
    parts,
    text: `${there} of ${parts.length} done.`,
    inWords: there === parts.length ? 'All of it is done.' : isSome ? 'Some of it is done.' : 'Nothing is noted yet.',
  };
}

const isVerified = (values: Scheme['quantities'] | Scheme['required'], on: LocalDate): boolean =>
  values === null || valueOn<unknown>(values, on).verified;

const tagLabel = (scheme: Scheme, key: string, on: LocalDate): string =>
  (scheme.tags ? valueOn(scheme.tags, on).value : []).find((one) => one.key === key)?.label ?? key;

/** At most two places behind the point: "7.5". */
const amountText = (amount: number): string => amount.toLocaleString('en-GB', { maximumFractionDigits: 2 });

/** "20 hours", "1 point". */
function unitText(amount: number, { unit }: Quantity, { unitName }: Scheme): string {
  const usual = unit === 'activities' ? (['activity', 'activities'] as const) : ([unit.slice(0, -1), unit] as const);
  const [one, many] = (unit === 'points' || unit === 'credits' ? unitName : null) ?? usual;
  return `${amountText(amount)} ${amount === 1 ? one : many}`;
}
