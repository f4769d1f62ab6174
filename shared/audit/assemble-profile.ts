// Records of one cycle to a ProfileDocument: what is listed, in which order, under which numbers and in which words.
import type { Activity } from '../model/activity.ts';
import { type LocalDate, localDateOf, parseLocalDate } from '../model/dates.ts';
import { metadataOf } from '../model/details.ts';
import type { Evidence, EvidenceSource } from '../model/evidence.ts';
import type { GapExplanation } from '../model/gap-explanation.ts';
import type { RecordId } from '../model/id.ts';
import type { Link } from '../model/link.ts';
import type { Profile } from '../model/profile.ts';
import type { Registration } from '../model/registration.ts';
import { type SentFiles, sentFiles } from '../model/sent-files.ts';
import type { Cycle } from '../schemes/cycle.ts';
import { professionName, rulesOn, type Scheme, typeLabel } from '../schemes/scheme.ts';
import { activityDateText, dateText, rangeText, spanText } from './date-text.ts';
import { explanationOf, findGaps, isWritten } from './gaps.ts';
import { activitiesInCycle, byDate, isListed } from './in-cycle.ts';
import {
  type CountedText,
  type ExplainedGap,
  type ListedActivity,
  type ListedEvidence,
  type ProfileDocument,
  withoutFile,
} from './profile-document.ts';
import { countWords } from './words.ts';

export interface ProfileRecords {
  profile: Pick<Profile, 'summary' | 'statement'>;
  registration: Pick<Registration, 'name' | 'number' | 'profession' | 'registeredSince' | 'until'> | null;
  cycle: Cycle;
  scheme: Scheme;
  /** All activities; those of the cycle are picked here. */
  activities: readonly Activity[];
  /** The activities that the statement is about. */
  chosenActivityIds: readonly RecordId[];
  /** All evidence, or at least what was chosen. */
  evidence: readonly Evidence[];
  /** The evidence to send, in the order in which it is numbered. */
  chosenEvidenceIds: readonly RecordId[];
  /** Of any kind; those from activities to evidence are used. */
  links: readonly Link[];
  today: LocalDate;
  /** Of any time; those of the cycle's gaps are used. */
  gapExplanations?: readonly GapExplanation[];
}

/**
 * The profile as it would be sent today. Listed are the activities of the cycle that are out of the inbox, not in the bin and not
 * planned; a chosen one without a date stands last. Chosen records that are gone or in the bin are left out.
 */
export function assembleProfile(records: ProfileRecords): ProfileDocument {
  const { profile, registration, cycle, scheme, today } = records;
  const rules = rulesOn(scheme, today);
  const activities = listedActivities(records);
  const evidence = chosenEvidence(records);
  const name = registration?.name.trim() ?? '';
  return {
    title: name ? `CPD profile of ${name}` : 'CPD profile',
    language: 'en-GB',
    holder: {
      name,
      professionLabel: registration ? professionName(scheme, registration.profession) : '',
      registrationNumber: registration?.number ?? '',
    },
    regulator: scheme.regulator,
    period: { start: cycle.start, end: cycle.end, text: rangeText(cycle.start, cycle.end) },
    preparedOnText: dateText(today),
    summary: counted(profile.summary, rules.summaryWordsMax),
    activities: activities.map((activity, index) => listedActivity(activity, index + 1, { records, evidence })),
    gaps: explainedGaps(records, rules.gapMonths),
    statement: counted(profile.statement, rules.statementWordsMax),
    evidence: evidence.map((one, index) => listedEvidence(one, index + 1, records)),
  };
}

const counted = (text: string, limitWords: number | null): CountedText => ({
  text,
  words: countWords(text),
  limitWords,
});

function listedActivities({ activities, chosenActivityIds, cycle, today }: ProfileRecords): Activity[] {
  const undated = activities.filter(
    (one) => isListed(one, today) && one.startedOn === null && chosenActivityIds.includes(one.id),
  );
  return [...activitiesInCycle(activities, { cycle, today }), ...undated.sort(byDate)];
}

function explainedGaps(records: ProfileRecords, months: number | null): ExplainedGap[] {
  if (!months) return [];
  const { activities, cycle, today, registration, gapExplanations = [] } = records;
  const listed = activitiesInCycle(activities, { cycle, today });
  const { registeredSince = null, until: registeredUntil = null } = registration ?? {};
  const search = { cycle, today, months, registeredSince, registeredUntil };
  return findGaps(listed, search).flatMap(({ from, to }) => {
    const found = explanationOf({ from, to }, gapExplanations);
    return found && isWritten(found)
      ? [{ text: `${rangeText(from, to)}, ${spanText(from, to)}`, explanation: found.explanation }]
      : [];
  });
}

function chosenEvidence({ evidence, chosenEvidenceIds }: ProfileRecords): Evidence[] {
  const byId = new Map(evidence.map((one) => [one.id, one]));
  return [...new Set(chosenEvidenceIds)].flatMap((id) => {
    const one = byId.get(id);
    return one && one.deletedOn === null ? [one] : [];
  });
}

function listedActivity(
  activity: Activity,
  number: number,
  { records, evidence }: { records: ProfileRecords; evidence: readonly Evidence[] },
): ListedActivity {
  const linked = new Set(evidenceLinks(records).flatMap((link) => (link.from === activity.id ? [link.to] : [])));
  return {
    number,
    startedOn: activity.startedOn,
    endedOn: activity.endedOn,
    dateText: activityDateText(activity) || 'No date',
    title: activity.title.trim() || 'Untitled',
    typeLabel: typeLabel(records.scheme, activity.type),
    provider: activity.provider,
    isChosen: records.chosenActivityIds.includes(activity.id),
    evidenceNumbers: evidence.flatMap((one, index) => (linked.has(one.id) ? [index + 1] : [])),
  };
}

function listedEvidence(evidence: Evidence, number: number, records: ProfileRecords): ListedEvidence {
  const linked = new Set(evidenceLinks(records).flatMap((link) => (link.to === evidence.id ? [link.from] : [])));
  const shown = records.activities.filter((one) => linked.has(one.id) && one.deletedOn === null).sort(byDate);
  const sent = sentFiles(evidence);
  return {
    id: evidence.id,
    number,
    title: evidence.title.trim() || 'Untitled',
    kindLabel: evidence.kind || SOURCE_LABELS[evidence.source],
    dateText: dayText(evidence),
    formatText: formatOf(evidence, sent),
    url: urlOf(evidence),
    // of a copy with parts covered it would be the hash of another file than the one that was kept
    sha256: sent.covered.includes(sent.file ? 'file' : 'text') ? '' : ((sent.file ?? sent.words)?.sha256 ?? ''),
    activityTitles: shown.map((activity) => activity.title.trim() || 'Untitled'),
  };
}

/** A file without a day of its own has the day it was added: that is said of it, and no more. */
function dayText({ obtainedOn, addedAt, source, snapshot, capture }: Evidence): string {
  const day = obtainedOn ?? parseLocalDate((snapshot?.capturedAt ?? capture?.capturedAt ?? '').slice(0, 10));
  if (!day) return '';
  const isFile = source === 'file' || source === 'certificate';
  return isFile && day === localDateOf(new Date(addedAt)) ? `added ${dateText(day)}` : dateText(day);
}

const FORMATS: readonly [RegExp, string][] = [
  [/^application\/pdf$/, 'PDF'],
  [/^image\//, 'Picture'],
  [/wordprocessingml|msword/, 'Word document'],
  [/presentationml|powerpoint/, 'Slides'],
  [/spreadsheetml|ms-excel/, 'Spreadsheet'],
  [/^audio\//, 'Recording'],
  [/^video\//, 'Video'],
];

/** What the evidence is as a file that goes along. */
function formatOf(evidence: Evidence, { file, words, picture }: SentFiles): string {
  const { source, fileName } = evidence;
  if (!file && (words || picture)) return 'Web page';
  if (!file && source === 'note' && metadataOf(evidence).description.trim()) return 'Note';
  if (!file) return withoutFile(urlOf(evidence));
  const known = FORMATS.find(([pattern]) => pattern.test(file.mime))?.[1];
  return known ?? /\.([A-Za-z0-9]{1,5})$/.exec(fileName)?.[1]?.toUpperCase() ?? 'File';
}

const urlOf = ({ capture, snapshot }: Evidence): string => capture?.canonicalUrl ?? snapshot?.url ?? '';

/** What evidence is called when no kind was chosen; that it is a file says nothing of it. */
const SOURCE_LABELS: Record<EvidenceSource, string> = {
  page: 'Article or web page',
  file: '',
  note: 'Note of my own',
  certificate: 'Course certificate',
};

const evidenceLinks = ({ links }: ProfileRecords): Link[] => links.filter((link) => link.kind === 'activityEvidence');
