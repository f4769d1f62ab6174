// The tasks of an audit, from "you have been selected" to what may come back, and how far each is. Computed from records each time.
import { fingerprintOf } from '../model/fingerprint.ts';
import type { Profile } from '../model/profile.ts';
import type { Rules } from '../schemes/scheme.ts';
import { auditStage } from './audit-stage.ts';
import type { Check } from './checks.ts';
import type { CountedText, ProfileDocument } from './profile-document.ts';
import { same, type Told, toldCount } from './told.ts';
import { toldOfLimit } from './words.ts';

export const TASK_KEYS = [
  'work',
  'list',
  'gaps',
  'choose',
  'statement',
  'evidence',
  'confidentiality',
  'pack',
  'portal',
  'after',
] as const;
export type TaskKey = (typeof TASK_KEYS)[number];
export type TaskStatus = 'notStarted' | 'inProgress' | 'done' | 'cannotStart';

export interface AuditTask {
  key: TaskKey;
  /** "Describe your work (up to 500 words)". */
  label: string;
  status: TaskStatus;
  /** How far it is, or why it cannot start yet; may be empty. */
  note: Told;
}

export interface AuditRecord {
  profile: Pick<Profile, 'marks' | 'sent' | 'asked' | 'state' | 'outcome' | 'selectedOn' | 'deadline'>;
  document: ProfileDocument;
  rules: Rules;
  /** Where it is handed in: "your HCPC account"; empty where that is not known. */
  account: string;
  checks: readonly Pick<Check, 'key' | 'answer' | 'gaps' | 'text' | 'inWords'>[];
  /** How many activities without a date, a type or a title stand in the list. */
  unreadyCount: number;
  chosenCount: number;
  /** Kinds of learning among them. */
  chosenKinds: number;
  /** Whether the person has looked for what could tell who somebody is, and whether what is sent is still that. */
  look: 'none' | 'holds' | 'changed';
  /** The steps in the regulator's portal that can be ticked, by key. */
  portalKeys: readonly string[];
}

/** The key under which a task is marked as finished by the person. */
export const doneKey = (task: TaskKey): string => `done:${task}`;
export const portalKey = (step: string): string => `portal:${step}`;

const NOTHING = same('');

/** In their order; explaining gaps is there only where there are some. */
export function auditTasks(record: AuditRecord): AuditTask[] {
  const hasGaps = gapsOf(record).length > 0;
  return TASK_KEYS.filter((key) => key !== 'gaps' || hasGaps).map((key) => ({
    key,
    label: labelOf(key, record),
    ...TASKS[key](record),
  }));
}

/** What a document made now would say. */
export const madeOf = (document: ProfileDocument): string =>
  fingerprintOf(JSON.stringify({ ...document, preparedOnText: '' }));

type Standing = Pick<AuditTask, 'status' | 'note'>;
const upTo = (limit: number | null): string => (limit ? ` (up to ${limit.toLocaleString('en-GB')} words)` : '');

/** "Send it in your HCPC account". */
export const sendLabel = (account: string): string => (account ? `Send it in ${account}` : 'Send it');

function labelOf(key: TaskKey, { rules, account }: AuditRecord): string {
  switch (key) {
    case 'work':
      return `Describe your work${upTo(rules.summaryWordsMax)}`;
    case 'list':
      return 'Check your dated list';
    case 'gaps':
      return 'Explain the gaps';
    case 'choose':
      return rules.featured
        ? `Choose ${rules.featured.min} to ${rules.featured.max} activities`
        : 'Choose the activities to tell of';
    case 'statement':
      return `Write your statement${upTo(rules.statementWordsMax)}`;
    case 'evidence':
      return 'Choose and number your evidence';
    case 'confidentiality':
      return 'Check that nobody can be recognised';
    case 'pack':
      return 'Make your pack';
    case 'portal':
      return sendLabel(account);
    case 'after':
      return 'What may come back';
  }
}

const isMarked = ({ profile }: AuditRecord, key: TaskKey): boolean => Boolean(profile.marks[doneKey(key)]);
const gapsOf = ({ checks }: AuditRecord) => checks.find(({ key }) => key === 'gaps')?.gaps ?? [];

function textTask(record: AuditRecord, key: TaskKey, { words, limitWords }: CountedText): Standing {
  if (words === 0) return { status: 'notStarted', note: NOTHING };
  const isOver = limitWords !== null && words > limitWords;
  return { status: isMarked(record, key) && !isOver ? 'done' : 'inProgress', note: toldOfLimit(words, limitWords) };
}

const TASKS: Record<TaskKey, (record: AuditRecord) => Standing> = {
  work: (record) => textTask(record, 'work', record.document.summary),
  list(record) {
    const { document, unreadyCount } = record;
    const note = toldCount(document.activities.length, 'activity', 'activities');
    if (document.activities.length === 0 && unreadyCount === 0)
      return { status: 'notStarted', note: same('Nothing in this period yet') };
    if (unreadyCount > 0)
      return {
        status: 'inProgress',
        note: {
          text: `${unreadyCount} without a date, a type or a title`,
          inWords: 'Some lack a date, a type or a title',
        },
      };
    return { status: isMarked(record, 'list') ? 'done' : 'notStarted', note };
  },
  gaps(record) {
    const gaps = gapsOf(record);
    const open = gaps.filter((gap) => !gap.isExplained).length;
    if (open === 0) return { status: 'done', note: NOTHING };
    const note = { text: `${open} of ${gaps.length} to explain`, inWords: 'Not all explained yet' };
    return { status: open < gaps.length ? 'inProgress' : 'notStarted', note };
  },
  choose(record) {
    const { chosenCount, chosenKinds, rules } = record;
    if (chosenCount === 0) return { status: 'notStarted', note: NOTHING };
    const { featured } = rules;
    const isWithin = !featured || (chosenCount >= featured.min && chosenCount <= featured.max);
    const kinds = chosenKinds === 1 ? 'one kind' : `${chosenKinds} kinds`;
    const note = { text: `${chosenCount} chosen, of ${kinds}`, inWords: 'Some chosen' };
    return { status: isWithin || isMarked(record, 'choose') ? 'done' : 'inProgress', note };
  },
  statement: (record) => textTask(record, 'statement', record.document.statement),
  evidence(record) {
    const { chosenCount, document } = record;
    if (chosenCount === 0) return { status: 'cannotStart', note: same('First choose the activities') };
    const isDone = isMarked(record, 'evidence');
    const count = document.evidence.length;
    if (count === 0)
      return { status: isDone ? 'done' : 'notStarted', note: isDone ? same('None goes along') : NOTHING };
    return { status: isDone ? 'done' : 'inProgress', note: toldCount(count, 'piece') };
  },
  confidentiality({ document, look }) {
    const { summary, statement, evidence } = document;
    if (summary.words + statement.words + evidence.length === 0)
      return { status: 'cannotStart', note: same('There is nothing to look through yet') };
    if (look === 'none') return { status: 'notStarted', note: NOTHING };
    if (look === 'holds') return { status: 'done', note: NOTHING };
    return { status: 'inProgress', note: same('Something has changed since you looked') };
  },
  pack({ document, profile }) {
    const { summary, statement, activities } = document;
    if (summary.words + statement.words + activities.length === 0)
      return { status: 'cannotStart', note: same('There is nothing to put in it yet') };
    const made = profile.marks[doneKey('pack')];
    if (!made) return { status: 'notStarted', note: NOTHING };
    if (made === madeOf(document)) return { status: 'done', note: NOTHING };
    return { status: 'inProgress', note: same('Something has changed since you made it') };
  },
  portal({ profile, portalKeys }) {
    if (['sent', 'over'].includes(auditStage(profile))) return { status: 'done', note: NOTHING };
    const ticked = portalKeys.filter((key) => profile.marks[portalKey(key)]).length;
    if (ticked === 0) return { status: 'notStarted', note: NOTHING };
    return { status: 'inProgress', note: { text: `${ticked} of ${portalKeys.length} steps ticked`, inWords: 'Begun' } };
  },
  after({ profile }) {
    const stage = auditStage(profile);
    if (stage === 'over') return { status: 'done', note: NOTHING };
    if (profile.sent.length === 0) return { status: 'cannotStart', note: same('Once you have sent it') };
    return { status: 'inProgress', note: stage === 'moreAsked' ? same('More was asked for') : same('Waiting to hear') };
  },
};

/** The task to go on with: the first that can be done and is not. Null when nothing is left. */
export const nextTask = (tasks: readonly AuditTask[]): AuditTask | null =>
  tasks.find(({ status }) => status === 'notStarted' || status === 'inProgress') ?? null;

/** What comes before a task and is not done. */
export const openBefore = (tasks: readonly AuditTask[], key: TaskKey): AuditTask[] =>
  tasks.filter((task) => task.status !== 'done' && TASK_KEYS.indexOf(task.key) < TASK_KEYS.indexOf(key));
