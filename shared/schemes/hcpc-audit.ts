// HCPC's audit: who is chosen and when, the profile's parts and limits, outcomes, deferral, and the criteria of each standard.
import { makeLocalDate } from '../model/dates.ts';
import type { Audit, Criterion, ProfilePart } from './audit-facts.ts';
import { hcpc } from './hcpc.ts';
import type { Dated } from './scheme.ts';

const FROM = makeLocalDate(2006, 7, 1);

const dated = <T>(value: T, source: string, verified = true): Dated<T> => [{ value, from: FROM, source, verified }];

const SUBMITTING = 'hcpc-uk.org: submitting your CPD profile';
const AUDITS = 'hcpc-uk.org/registrants/cpd/audit';
const CRITERIA = 'hcpc-uk.org/registrants/cpd/criteria';
/** Of the page with the criteria only the first standard could be read: the others are our reading of the standards. */
const READING = `${CRITERIA}, read only in part; our reading of the standards`;

export const HCPC_PROFILE_PARTS: readonly ProfilePart[] = [
  {
    key: 'identification',
    label: 'Who you are',
    holds: dated('Your name, profession and registration number.', 'HPC sample profiles', false),
    wordsMax: null,
    entries: null,
  },
  {
    key: 'summary',
    label: 'Summary of your recent work',
    holds: dated(
      'Your role, the kind of work, what you answer for, special areas, and the people you work with most.',
      SUBMITTING,
    ),
    wordsMax: hcpc.rules.summaryWordsMax,
    entries: null,
  },
  {
    key: 'activities',
    label: 'List of your activities',
    holds: dated('What you did since you last renewed, with dates and in order, and why there are gaps.', SUBMITTING),
    wordsMax: null,
    entries: hcpc.rules.listAdvice,
  },
  {
    key: 'statement',
    label: 'Personal statement',
    holds: dated(
      'How you meet the standards, mostly the third and fourth: what you did, what you learned, and what it changed for your work and the people you serve.',
      SUBMITTING,
    ),
    wordsMax: hcpc.rules.statementWordsMax,
    entries: hcpc.rules.featured,
  },
  {
    key: 'evidence',
    label: 'Evidence',
    holds: dated('What shows that you did it and, where it can, that it made a difference.', SUBMITTING),
    wordsMax: null,
    entries: null,
  },
];

const criterion = (
  standard: number,
  [notMet, partly, met]: readonly [string, string, string],
  verified: readonly [boolean, boolean, boolean] = [false, false, false],
): Criterion => {
  const of = (text: string, isVerified: boolean) => dated(text, isVerified ? CRITERIA : READING, isVerified);
  return { standard, notMet: of(notMet, verified[0]), partly: of(partly, verified[1]), met: of(met, verified[2]) };
};

const CRITERIA_OF_STANDARDS: readonly Criterion[] = [
  criterion(
    1,
    [
      'Nothing shows that a record was kept.',
      'Something shows it, such as a record that is only described.',
      'A record is kept, and a list of activities is sent with the profile.',
    ],
    [true, true, false],
  ),
  criterion(2, [
    'One kind of learning only, or nothing that ties it to the work.',
    'A mixture without its relevance, or relevance without a mixture.',
    'A mixture, and why it matters to the work now or in future.',
  ]),
  criterion(3, [
    'Nothing shows that the work became better, or was meant to.',
    'It was meant to, and whether it did, or why not, is left open.',
    'The work became better; or it is said why it did not, and what changes.',
  ]),
  criterion(4, [
    'Nothing shows that the people served had any good of it, or were meant to.',
    'They were meant to, and whether they did, or why not, is left open.',
    'They had some good of it; or it is said why they did not, and what changes.',
  ]),
  criterion(5, [
    'No profile, or one that is not the person’s own work or not true.',
    'A profile that lacks explanation or evidence.',
    'A profile of the person’s own work, backed by evidence.',
  ]),
];

export const hcpcAudit: Audit = {
  registeredYearsMin: dated(2, AUDITS),
  notifiedWorkingDays: dated(10, 'hcpc-uk.org: CPD audits'),
  notifiedHow: dated('By e-mail, and in the online account.', 'hcpc-uk.org: CPD audits'),
  due: dated('deadline', 'hcpc-uk.org: registration renewals'),
  sentHow: dated('Online, in the account that is also used to renew.', SUBMITTING),
  processingWeeks: dated({ min: 8, max: 12 }, CRITERIA),
  outcomes: dated(
    [
      { key: 'meets', label: 'Meets the standards', follows: 'You stay on the Register.' },
      {
        key: 'moreInformation',
        label: 'More information needed',
        follows: 'You are told what is missing, and stay registered while you send it.',
      },
      {
        key: 'doesNotMeet',
        label: 'Does not meet the standards',
        follows: 'The assessors may give more time; or you are taken off the Register, and can appeal.',
      },
    ],
    'hcpc-uk.org: employers, CPD audits',
  ),
  extraMonthsMax: dated(3, 'Said of HCPC’s process on secondary pages', false),
  appealDays: dated(28, 'Said of HCPC’s process on secondary pages', false),
  deferral: dated(
    {
      how: 'You ask for it in the online CPD system.',
      reasons: ['Illness', 'Family or personal circumstances', 'Maternity leave'],
    },
    'hcpc-uk.org: supporting employees selected for CPD audit',
  ),
  deferralFollows: dated(
    'Whoever defers is audited at the next renewal.',
    'Said of HCPC’s process on secondary pages',
    false,
  ),
  profileParts: HCPC_PROFILE_PARTS,
  criteria: CRITERIA_OF_STANDARDS,
};
