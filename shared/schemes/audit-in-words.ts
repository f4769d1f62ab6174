// What a regulator has published about its audits, in our own sentences, each with where it was read. Where something could not be
// verified, the screen says so. Numbers are those of the scheme and its audit (hcpc-audit.ts), as they are on the day.
import type { LocalDate } from '../model/dates.ts';
import { hcpc } from './hcpc.ts';
import { hcpcAudit } from './hcpc-audit.ts';
import { type Dated, valueOn } from './scheme.ts';

export interface AuditFact {
  text: string;
  source: string;
  verified: boolean;
}

export interface AuditFacts {
  /** What will happen, in order. */
  happens: readonly AuditFact[];
  /** How audits ended in the past. They say nothing of one profile. */
  figures: readonly (AuditFact & { profession?: string })[];
  deferral: readonly AuditFact[];
  /** What may come back, and what follows from it. */
  after: readonly AuditFact[];
  /** What to do in the regulator's portal, by key; `copies` names the text that goes into a box. */
  portal: readonly { key: string; text: string; hint?: string; copies?: 'summary' | 'list' | 'statement' }[];
  /** Where it is handed in, such as “your HCPC account”; empty where that is not known. */
  account: string;
  /** What is not known of the portal. */
  portalUnknown: string;
}

const read = (text: string, source: string): AuditFact => ({ text, source, verified: true });

/** A sentence with a value of that day, as sure as the value is; `also` names where the rest of it was read. */
function saying<T>(values: Dated<T>, on: LocalDate, text: (value: T) => string, also = ''): AuditFact {
  const { value, source, verified } = valueOn(values, on);
  return { text: text(value), source: [source, also].filter(Boolean).join('; '), verified };
}

const percent = (share: number): string => `${(100 * share).toLocaleString('en-GB', { maximumFractionDigits: 2 })}%`;

const AUDITS = 'hcpc-uk.org: CPD audits';
const SUBMITTING = 'hcpc-uk.org: submitting your CPD profile';
const EMPLOYERS = 'hcpc-uk.org: supporting employees selected for CPD audit';

/** Read in November 2026. */
const hcpcFacts = (on: LocalDate): AuditFacts => ({
  happens: [
    ...(hcpc.rules.sampleShare
      ? [
          saying(
            hcpc.rules.sampleShare,
            on,
            (share) =>
              `At each renewal HCPC selects ${percent(share)} of a profession, by chance. It says nothing about you or your work.`,
          ),
        ]
      : []),
    read(
      'You send one profile: a summary of your work, your dated list, a statement and some evidence. Nobody asks for your whole record.',
      SUBMITTING,
    ),
    read(
      'It is handed in online, in the HCPC account that you renew with. You can save there and come back.',
      SUBMITTING,
    ),
    read('Renew and pay as usual as well. You stay registered while your profile is looked at.', AUDITS),
  ],
  figures: [
    {
      ...read(
        'Of the 832 occupational therapists audited from 2021 to 2023, 620 were accepted and 154 had it put off; 2 were removed from the Register.',
        'HCPC: CPD audit statistics 2021 to 2023, published 12 August 2024',
      ),
      profession: 'OT',
    },
    read(
      'Of the 8,164 people of all professions selected from 2013 to 2015, about 81% met the standards. 22 were removed, each for not sending a profile.',
      'HCPC, 21 September 2016',
    ),
  ],
  deferral: [
    read(
      'Deferral puts the audit off when something unavoidable, such as illness, maternity leave or trouble at home, keeps you from it.',
      EMPLOYERS,
    ),
    read('You ask for it in your HCPC account, and nowhere else. Waymark cannot ask for you.', SUBMITTING),
    read('For too much work, HCPC asks employers to make time rather than to defer.', EMPLOYERS),
    saying(hcpcAudit.deferralFollows, on, (text) => text),
  ],
  after: [
    saying(
      hcpcAudit.processingWeeks,
      on,
      ({ min, max }) =>
        `It usually takes ${min} to ${max} weeks to hear. You stay registered meanwhile, if you have renewed and paid.`,
      AUDITS,
    ),
    read('It meets the standards: nothing more to do until the next renewal.', EMPLOYERS),
    read('More is needed: you are told exactly what is missing, and stay registered while you add it.', EMPLOYERS),
    read(
      'It does not meet the standards: assessors may give you more time, or you may be removed, with a right of appeal.',
      EMPLOYERS,
    ),
    saying(
      hcpcAudit.appealDays,
      on,
      (days) =>
        `The time given is up to ${valueOn(hcpcAudit.extraMonthsMax, on).value} months, and the time to appeal ${days} days.`,
    ),
  ],
  portal: [
    {
      key: 'open',
      text: 'Sign in to your HCPC account',
      hint: 'The one that you renew with. It asks for a code from your phone.',
    },
    { key: 'summary', text: 'Put in the summary of your work', copies: 'summary' },
    {
      key: 'list',
      text: 'Put in the dated list',
      hint: 'Box by box, or as one document with all activities.',
      copies: 'list',
    },
    { key: 'statement', text: 'Put in your statement', copies: 'statement' },
    { key: 'evidence', text: 'Upload the evidence', hint: 'In the order of its numbers.' },
    { key: 'renew', text: 'Renew and pay, if you have not yet' },
    { key: 'send', text: 'Look through it once there, and send it' },
  ],
  account: 'your HCPC account',
  portalUnknown:
    'To be checked on HCPC’s page: which kinds of file the account takes, how large and how many, is not published where we could read it. An older rule, for e-mail, was 10 MB. If a file is refused, try a PDF or a smaller file, or ask HCPC.',
});

/** Of a regulator that nothing is known of: no facts, and a checklist that fits any. */
const PLAIN: AuditFacts = {
  happens: [],
  figures: [],
  deferral: [],
  after: [],
  portal: [
    { key: 'summary', text: 'Hand in the summary of your work', copies: 'summary' },
    { key: 'list', text: 'Hand in the dated list', copies: 'list' },
    { key: 'statement', text: 'Hand in your statement', copies: 'statement' },
    { key: 'evidence', text: 'Hand in the evidence' },
  ],
  account: '',
  portalUnknown: 'How it is handed in, and by when, is in the letter that you were sent.',
};

export const auditFacts = (schemeKey: string, on: LocalDate): AuditFacts =>
  schemeKey === hcpc.key ? hcpcFacts(on) : PLAIN;
