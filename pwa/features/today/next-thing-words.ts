// The next small thing in words: what it is, how long it takes, and where it is done.
import type { RouteLocationRaw } from 'vue-router';
import type { PartKey } from '../../../shared/audit/completeness.ts';
import { dateText, rangeText } from '../../../shared/audit/date-text.ts';
import type { AuditToday, NextThing } from '../../../shared/audit/next-things.ts';
import { listText } from '../../../shared/wording/list-text.ts';
import { reminderWords } from '../../records/reminder-words.ts';
import { titleOfActivity } from '../../records/use-shelf.ts';
import { tell } from '../../stores/reading.ts';

export interface NextThingInWords {
  heading: string;
  /** Why, or what it takes; may be empty. */
  more: string;
  /** "About 5 minutes"; empty where nobody can tell. */
  time: string;
  /** For which registration, where there are several: "For Occupational therapist, HCPC". Empty when for whichever there are. */
  whose: string;
  /** Where it is done, and the words that lead there. */
  to: RouteLocationRaw;
  action: string;
  /** Another way to do it. */
  other?: { to: RouteLocationRaw; action: string };
}

type Words = Omit<NextThingInWords, 'whose'>;

/** `names`: what registrations are called. */
export function nextThingInWords(thing: NextThing, names: ReadonlyMap<string, string> = new Map()): NextThingInWords {
  const whose = ('of' in thing && thing.of ? thing.of : []).flatMap((id) => names.get(id) ?? []);
  return { ...inWords(thing), whose: whose.length > 0 ? `For ${listText(whose)}` : '' };
}

/** Things of the inbox that are sorted in a minute. A guess, to be put right by use. */
const SORTED_A_MINUTE = 4;
const minutes = (count: number): string => (count <= 1 ? 'About a minute' : `About ${count} minutes`);

/** Where on the activity's page a missing fact is filled in. */
const PLACES: Partial<Record<PartKey, string>> = {
  title: '#activity-title',
  date: '#activity-date',
  type: '#activity-type',
};
const FACTS: Partial<Record<PartKey, string>> = { title: 'a title', date: 'a date', type: 'a type' };

function inWords(thing: NextThing): Words {
  const named =
    'activity' in thing ? { title: titleOfActivity(thing.activity), path: `/activity/${thing.activity.id}` } : null;
  const { title, path } = named ?? { title: '', path: '' };
  switch (thing.kind) {
    case 'audit':
      return auditInWords(thing);
    case 'reminder':
      return { heading: reminderWords(thing.reminder, title), more: title, time: '', to: path, action: 'Open it' };
    case 'checkConfidentiality':
      return {
        heading: `Look through “${title}” once more`,
        more: 'Something in it may show who somebody is. Change it, or say that it is fine.',
        time: minutes(2),
        to: path,
        action: 'Look at it',
      };
    case 'needsReflection':
      return {
        heading: `Reflect on “${title}”`,
        more: 'It is starred for your statement. A few lines are enough, and every pause is saved.',
        time: minutes(5),
        to: { path, hash: '#reflection' },
        action: 'Reflect',
      };
    case 'needsEvidenceOrOutcome':
      return { ...evidenceInWords(thing.missing, title, path), time: minutes(2) };
    case 'needsDateAndType': {
      const facts = thing.missing.flatMap((part) => FACTS[part] ?? []);
      return {
        heading: `Give “${title}” ${listText(facts)}`,
        more: 'Then it stands in your dated list.',
        time: 'Less than a minute',
        to: { path, hash: thing.missing.flatMap((part) => PLACES[part] ?? [])[0] ?? '' },
        action: 'Fill it in',
      };
    }
    case 'gap':
      return {
        heading: `Nothing is listed from ${rangeText(thing.from, thing.to)}`,
        more: 'Add something you did then, or explain the gap in two sentences.',
        time: minutes(3),
        to: { path: '/add', query: { from: thing.from, to: thing.to } },
        action: 'Add something from then',
        other: {
          to: { path: '/cycle', query: thing.of?.[0] ? { registration: thing.of[0] } : {} },
          action: 'Explain it',
        },
      };
    case 'inbox':
      return {
        heading:
          thing.count === 1
            ? 'Sort the one thing in your inbox'
            : tell({ text: `Sort the ${thing.count} things in your inbox`, inWords: 'Sort what is in your inbox' }),
        more: 'Each goes to your record or to the bin. You can undo either.',
        time: minutes(Math.ceil(thing.count / SORTED_A_MINUTE)),
        to: '/inbox',
        action: 'Open the inbox',
      };
    case 'quiet':
      return {
        heading: 'Write down one thing you learned lately',
        more: `Nothing is listed since ${dateText(thing.since)}. A patient, a colleague or an article may have taught you something.`,
        time: minutes(2),
        to: '/add',
        action: 'Add it',
      };
    case 'period':
      return {
        heading: thing.endedOn
          ? 'Say for which period you keep your record now'
          : 'Say for which period you keep your record',
        more: thing.endedOn
          ? `The last one ended on ${dateText(thing.endedOn)}. Your record is kept all the same.`
          : 'With your profession, Waymark knows the dates of your cycle. A period of your own is fine too.',
        time: minutes(1),
        to: '/settings',
        action: 'Set it up',
      };
  }
}

function auditInWords({ stage, due, registrationId, cycleStart }: AuditToday): Words {
  return {
    heading: stage === 'moreAsked' ? 'Add what was asked for to your profile' : 'Go on with your audit',
    more: due || 'One thing at a time; every pause is saved.',
    time: '',
    to: {
      path: '/audit',
      query: {
        ...(registrationId ? { registration: registrationId } : {}),
        ...(cycleStart ? { from: cycleStart } : {}),
      },
    },
    action: 'Open the task list',
  };
}

/** What a story lacks once it has a reflection: mostly something to show, sometimes one of its questions. */
function evidenceInWords(missing: readonly PartKey[], title: string, path: string) {
  if (missing.includes('people') || missing.includes('practice')) {
    const heading = missing.includes('people')
      ? `Who benefits from “${title}”?`
      : `What changes at work after “${title}”?`;
    return {
      heading,
      more: 'It is the one question of the reflection that has no answer yet. A sentence is enough.',
      to: { path, hash: '#reflection' },
      action: 'Write it',
    };
  }
  return {
    heading: `Add something to show for “${title}”`,
    more: 'A certificate, a photo, a leaflet you changed; or say in a sentence what came of it.',
    to: { path, hash: '#evidence' },
    action: 'Add evidence',
  };
}
