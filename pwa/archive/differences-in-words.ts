// Where an archive and the portfolio differ, record by record, in words.
import type { RecordKind } from '../../shared/model/change.ts';
import { asLine } from '../../shared/model/parse.ts';
import { isCounted } from '../../shared/portfolio/read.ts';
import type { Differing } from '../../shared/portfolio/return-plan.ts';
import { listText } from '../../shared/wording/list-text.ts';

const KIND_WORDS: Record<RecordKind, string> = {
  activity: 'Activity',
  evidence: 'Evidence',
  reflection: 'Reflection',
  registration: 'Registration',
  profile: 'Profile',
  annotation: 'Note on a page',
  session: 'Time spent',
  reminder: 'Reminder',
  gapExplanation: 'Explanation of a gap',
  goal: 'Goal',
  textVersion: 'Earlier words',
  ownModel: 'Questions of your own',
  ownType: 'Kind of learning of your own',
  setting: 'Setting',
  link: 'Link',
};

const COUNTED: Partial<Record<RecordKind, [one: string, many: string]>> = {
  activity: ['activity', 'activities'],
  evidence: ['piece of evidence', 'pieces of evidence'],
  reflection: ['reflection', 'reflections'],
  registration: ['registration', 'registrations'],
  profile: ['profile', 'profiles'],
  goal: ['goal', 'goals'],
};

/** "12 activities, 3 pieces of evidence and 4 other things"; links, settings and earlier words are not counted. */
export function countedKinds(all: readonly { kind: RecordKind }[]): string {
  const of = (kind: string) => all.filter((one) => one.kind === kind).length;
  const words = Object.entries(COUNTED).flatMap(([kind, [one, many]]) => {
    const count = of(kind);
    return count > 0 ? [`${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`] : [];
  });
  const others = all.filter(({ kind }) => isCounted(kind) && !(kind in COUNTED)).length;
  if (others > 0) words.push(`${others.toLocaleString('en-GB')} ${others === 1 ? 'other thing' : 'other things'}`);
  return listText(words);
}

const FIELD_WORDS: Record<string, string> = {
  title: 'title',
  startedOn: 'date',
  endedOn: 'end date',
  datePrecision: 'date',
  type: 'kind of learning',
  subtype: 'kind of learning',
  minutes: 'time',
  provider: 'provider',
  place: 'place',
  url: 'address',
  starred: 'star',
  deletedOn: 'whether it is in the bin',
  description: 'what it was',
  relevance: 'why it matters',
  intendedBenefit: 'what good was hoped for',
  outcome: 'what came of it',
  summary: 'summary',
  statement: 'statement',
  file: 'file',
  note: 'note',
  why: 'why',
  explanation: 'explanation',
  value: 'what is chosen',
};

function fieldWords(field: string): string {
  const [start] = field.split(':');
  if (start === 'tag') return 'tags';
  if (start === 'part' || start === 'missing') return 'parts of the page';
  if (start === 'detail') return 'details';
  if (start === 'cycle') return 'dates of a cycle';
  if (start === 'answer') return 'answers';
  return FIELD_WORDS[field] ?? 'other facts';
}

/** "Activity “Hand splints”: title, tags". */
export function differenceInWords({ kind, here, record, filled, fields, texts, newer }: Differing): string {
  const title = asLine(here.fields.title ?? record.fields.title ?? here.fields.name, 80);
  const words = [...new Set([...filled, ...fields, ...texts, ...newer].map(fieldWords))];
  return `${KIND_WORDS[kind]}${title ? ` “${title}”` : ''}: ${words.join(', ')}`;
}
