// The task list of an audit: how far each task is, from records alone.
import { describe, expect, it } from 'vitest';
import { parseProfile } from '../model/profile.ts';
import { hcpc } from '../schemes/hcpc.ts';
import { own } from '../schemes/own.ts';
import { rulesOn } from '../schemes/scheme.ts';
import { assembleProfile } from './assemble-profile.ts';
import { auditStage, dueOn, dueText, theOneOf } from './audit-stage.ts';
import { type AuditRecord, auditTasks, doneKey, madeOf, nextTask, portalKey, type TaskKey } from './audit-tasks.ts';
import { day, id, words } from './invented.ts';
import type { CountedText, ListedEvidence, ProfileDocument } from './profile-document.ts';

const today = day('2027-08-05');
const NO_RULES = rulesOn(own, today);
const HCPC_RULES = rulesOn(hcpc, today);
const cycle = { start: day('2025-11-01'), end: day('2027-10-31'), windowOpens: null, deadline: null };

const text = (count: number, limitWords: number | null): CountedText => ({
  text: words(count),
  words: count,
  limitWords,
});
const piece: ListedEvidence = {
  id: id('evidence-0001'),
  number: 1,
  title: 'Certificate',
  kindLabel: '',
  dateText: '',
  formatText: '',
  url: '',
  sha256: '',
  activityTitles: [],
};

const aDocument = (fields: Partial<ProfileDocument> = {}): ProfileDocument => ({
  ...assembleProfile({
    profile: { summary: '', statement: '' },
    registration: null,
    cycle,
    scheme: hcpc,
    activities: [],
    chosenActivityIds: [],
    evidence: [],
    chosenEvidenceIds: [],
    links: [],
    today,
  }),
  ...fields,
});

const aProfile = (fields: object = {}) => parseProfile(id('profile-0001'), { selectedOn: '2027-08-05', ...fields });

function aRecord(fields: Partial<AuditRecord> = {}): AuditRecord {
  return {
    profile: aProfile(),
    document: aDocument(),
    rules: HCPC_RULES,
    account: 'your HCPC account',
    checks: [],
    unreadyCount: 0,
    look: 'none',
    chosenCount: 0,
    chosenKinds: 0,
    portalKeys: ['open', 'send'],
    ...fields,
  };
}

const task = (key: TaskKey, fields: Partial<AuditRecord> = {}) =>
  auditTasks(aRecord(fields)).find((one) => one.key === key);
const status = (key: TaskKey, fields: Partial<AuditRecord> = {}) => task(key, fields)?.status;

describe('the task list', () => {
  it('is short at first: nothing is done, and some things cannot start yet', () => {
    expect(auditTasks(aRecord()).map(({ key, label, status }) => [key, label, status])).toEqual([
      ['work', 'Describe your work (up to 500 words)', 'notStarted'],
      ['list', 'Check your dated list', 'notStarted'],
      ['choose', 'Choose 4 to 6 activities', 'notStarted'],
      ['statement', 'Write your statement (up to 1,500 words)', 'notStarted'],
      ['evidence', 'Choose and number your evidence', 'cannotStart'],
      ['confidentiality', 'Check that nobody can be recognised', 'cannotStart'],
      ['pack', 'Make your pack', 'cannotStart'],
      ['portal', 'Send it in your HCPC account', 'notStarted'],
      ['after', 'What may come back', 'cannotStart'],
    ]);
  });

  it('names no limits where a scheme has none', () => {
    const labels = auditTasks(aRecord({ rules: NO_RULES, account: '' })).map(({ label }) => label);
    expect(labels.slice(0, 4)).toEqual([
      'Describe your work',
      'Check your dated list',
      'Choose the activities to tell of',
      'Write your statement',
    ]);
    expect(labels).toContain('Send it');
  });

  it('takes a text as done when its writer says so, and never while it is over the limit', () => {
    const done = aProfile({ marks: { [doneKey('work')]: '2027-08-06' } });
    expect(status('work', { document: aDocument({ summary: text(120, 500) }) })).toBe('inProgress');
    expect(status('work', { profile: done, document: aDocument({ summary: text(120, 500) }) })).toBe('done');
    expect(status('work', { profile: done, document: aDocument({ summary: text(501, 500) }) })).toBe('inProgress');
  });

  it('asks for gaps only where there are some, and is done with them when each is explained', () => {
    const gap = { from: day('2026-02-20'), to: day('2026-06-02'), explanationId: null, isExplained: false };
    const gaps = (...all: (typeof gap)[]) => ({
      checks: [{ key: 'gaps' as const, answer: 'partly' as const, gaps: all, text: '', inWords: '' }],
    });
    expect(task('gaps')).toBeUndefined();
    expect(status('gaps', gaps(gap))).toBe('notStarted');
    expect(status('gaps', gaps(gap, { ...gap, isExplained: true }))).toBe('inProgress');
    expect(status('gaps', gaps({ ...gap, isExplained: true }))).toBe('done');
  });

  it('takes four to six activities as done, and another number when the person says so', () => {
    const own = aProfile({ marks: { [doneKey('choose')]: '2027-08-06' } });
    expect([1, 3, 4, 6, 7].map((chosenCount) => status('choose', { chosenCount, chosenKinds: 2 }))).toEqual([
      'inProgress',
      'inProgress',
      'done',
      'done',
      'inProgress',
    ]);
    expect(status('choose', { chosenCount: 3, chosenKinds: 2, profile: own })).toBe('done');
  });

  it('takes a look for names back when the words have changed since', () => {
    const document = aDocument({ statement: text(30, 1_500), evidence: [piece] });
    expect(status('confidentiality', { document, look: 'none' })).toBe('notStarted');
    expect(status('confidentiality', { document, look: 'holds' })).toBe('done');
    expect(status('confidentiality', { document, look: 'changed' })).toBe('inProgress');
  });

  it('takes a document that was made on another day as the same', () => {
    const document = aDocument({ statement: text(30, 1_500), preparedOnText: '1 September 2027' });
    const profile = aProfile({ marks: { [doneKey('pack')]: madeOf(document) } });
    expect(status('pack', { profile, document: { ...document, preparedOnText: '2 September 2027' } })).toBe('done');
    expect(status('pack', { profile, document: { ...document, summary: text(3, 500) } })).toBe('inProgress');
  });

  it('counts the ticks of the portal until it is sent', () => {
    const ticked = aProfile({ marks: { [portalKey('open')]: '2027-09-01' } });
    expect(task('portal', { profile: ticked })).toMatchObject({
      status: 'inProgress',
      note: { text: '1 of 2 steps ticked' },
    });
    expect(status('portal', { profile: aProfile({ state: 'submitted' }) })).toBe('done');
  });

  it('leads on to the first task that can be done', () => {
    expect(nextTask(auditTasks(aRecord()))?.key).toBe('work');
    const done = aProfile({ marks: { [doneKey('work')]: '2027-08-06' } });
    const document = aDocument({ summary: text(120, 500) });
    expect(nextTask(auditTasks(aRecord({ profile: done, document })))?.key).toBe('list');
  });
});

describe('where an audit stands', () => {
  it('goes from selected to sent, to more asked, to its outcome', () => {
    expect(auditStage(null)).toBe('none');
    expect(auditStage(aProfile({ selectedOn: '' }))).toBe('none');
    expect(auditStage(aProfile())).toBe('preparing');
    expect(auditStage(aProfile({ state: 'submitted' }))).toBe('sent');
    expect(auditStage(aProfile({ state: 'moreAsked' }))).toBe('moreAsked');
    expect(auditStage(aProfile({ state: 'moreAsked', outcome: 'meets' }))).toBe('over');
  });

  it('is that of the profile under audit, when two devices began one each', () => {
    const older = { ...aProfile({ selectedOn: '' }), id: id('profile-0000') };
    expect(theOneOf([older, aProfile()])?.id).toBe('profile-0001');
    expect(theOneOf([older])?.id).toBe('profile-0000');
    expect(theOneOf([])).toBeNull();
  });

  it('has the day that was asked for last once more is asked', () => {
    const profile = { deadline: '2027-10-31', state: 'moreAsked' };
    expect(dueOn(aProfile({ deadline: '2027-10-31' }))).toBe('2027-10-31');
    expect(dueOn(aProfile(profile))).toBe(null);
    expect(dueOn(aProfile({ deadline: '2027-10-31', state: 'submitted' }))).toBe(null);
  });

  it('tells what is left in words', () => {
    const due = day('2027-10-31');
    expect(
      ['2027-08-05', '2027-10-11', '2027-10-30', '2027-10-31', '2027-11-01', '2027-11-05'].map((on) =>
        dueText(due, day(on)),
      ),
    ).toEqual([
      'Due on 31 October 2027: about 12 weeks left.',
      'Due on 31 October 2027: 20 days left.',
      'Due on 31 October 2027: tomorrow is the last day.',
      'Due on 31 October 2027: today is the last day.',
      'It was due on 31 October 2027, yesterday.',
      'It was due on 31 October 2027, 5 days ago.',
    ]);
  });
});
