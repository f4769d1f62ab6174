// Every value of a scheme in words, with since when it holds, where it was read and whether that could be verified.
import type { LocalDate } from '../model/dates.ts';
import type { Audit } from '../schemes/audit-facts.ts';
import type { CycleRule, Dated, DatedRules, Quantity, QuantitySpan, Scheme, Span } from '../schemes/scheme.ts';
import { listText } from '../wording/list-text.ts';
import { counted, dateText } from './date-text.ts';

export interface RuleInWords {
  label: string;
  text: string;
  from: LocalDate;
  source: string;
  verified: boolean;
}

/** All values of a scheme for a profession, earlier ones too, in the order in which a person would ask for them. */
export function rulesInWords(scheme: Scheme, profession: string, audit: Audit | null = null): RuleInWords[] {
  const one = scheme.professions.find(({ code }) => code === profession);
  const isAsked = ({ professions }: { professions?: readonly string[] }) =>
    !professions || professions.includes(profession);
  return [
    ...rows('Cycle', one?.cycle ?? scheme.cycle, cycleText),
    ...scheme.deadlineExceptions
      .filter((exception) => exception.profession === profession)
      .map(({ cycleEnd, deadline, source, verified }) => ({
        label: 'Renewal, once',
        text: `of the cycle that ended on ${dateText(cycleEnd)}: until ${dateText(deadline)}`,
        from: cycleEnd,
        source,
        verified,
      })),
    ...rows('Counted', scheme.quantities, (quantities) =>
      quantities
        .filter(isAsked)
        .map((quantity) => quantityText(quantity, scheme))
        .join('; '),
    ),
    ...rows('Also asked for', scheme.required, (parts) =>
      parts
        .filter(isAsked)
        .map(({ label, count }) => (count > 1 ? `${label} (${count})` : label))
        .join('; '),
    ),
    ...rows('Said of an activity', scheme.tags, (tags) => tags.map(({ label }) => label).join('; ')),
    ...rows('Standards', scheme.standards, (standards) =>
      standards.map(({ number, text }) => `${number}. ${text}`).join(' '),
    ),
    ...ruleRows(scheme.rules),
    ...(audit ? auditRows(audit) : []),
    ...rows(
      'Registration number',
      scheme.registrationDigitsMax,
      (digits) => `the profession’s letters and up to ${digits} digits`,
    ),
    ...(scheme.key === 'hcpc' ? listRows(scheme) : []),
  ];
}

/** HCPC's types of learning and kinds of evidence serve under every scheme; only there are they the regulator's own words. */
const listRows = ({ activityTypes, evidenceKinds }: Scheme): RuleInWords[] => [
  ...activityTypes.flatMap(({ label, examples }) =>
    rows(`Examples of ${label.toLowerCase()}`, examples, (names) => names.join(', ')),
  ),
  ...rows('Kinds of evidence', evidenceKinds, (groups) => groups.flatMap(({ kinds }) => kinds).join(', ')),
];

const rows = <T>(label: string, values: Dated<T> | null, text: (value: T) => string): RuleInWords[] =>
  (values ?? []).map(({ value, ...more }) => ({ label, text: text(value), ...more }));

function cycleText(rule: CycleRule): string {
  const length = rule.months % 12 === 0 ? counted(rule.months / 12, 'year') : counted(rule.months, 'month');
  const ends =
    rule.anchor === 'fixed' ? `one of them ends on ${dateText(rule.ends)}` : 'from a day of the person’s own';
  const window =
    rule.windowMonths === null ? '' : `; renewal is open for its last ${counted(rule.windowMonths, 'month')}`;
  return `${length}, ${ends}${window}`;
}

const IN_TIME: Record<QuantitySpan, string> = {
  cycle: 'in a cycle',
  year: 'in each year of a cycle',
  twoYears: 'in any two years that follow one another',
};

function quantityText({ label, unit, min, per, isEach }: Quantity, { unitName }: Scheme): string {
  const name = unit === 'points' || unit === 'credits' ? (unitName?.[1] ?? unit) : unit;
  return `${label}: at least ${min} ${name}${isEach ? ' under each' : ''} ${IN_TIME[per]}`;
}

const spanText = ({ min, max }: Span): string => `${min} to ${max}`;
const percent = (share: number): string => `${(100 * share).toLocaleString('en-GB', { maximumFractionDigits: 2 })} %`;

const ruleRows = (rules: DatedRules): RuleInWords[] => [
  ...rows('Summary of work', rules.summaryWordsMax, (words) => `at most ${counted(words, 'word')}`),
  ...rows('Personal statement', rules.statementWordsMax, (words) => `at most ${counted(words, 'word')}`),
  ...rows('Dated list', rules.listAdvice, (span) => `about ${spanText(span)} activities`),
  ...rows('Mixture', rules.typesMin, (types) => `at least ${counted(types, 'type')} of learning`),
  ...rows('Gaps', rules.gapMonths, (months) => `to be explained from ${counted(months, 'month')}`),
  ...rows('Activities in the statement', rules.featured, spanText),
  ...rows('Keeping the record', rules.retentionYears, (years) => `for ${counted(years, 'year')}`),
  ...rows('Chosen for audit', rules.sampleShare, percent),
];

const auditRows = (audit: Audit): RuleInWords[] => [
  ...rows(
    'Not chosen for audit',
    audit.registeredYearsMin,
    (years) => `who is registered for less than ${counted(years, 'year')}`,
  ),
  ...rows(
    'Hearing of an audit',
    audit.notifiedWorkingDays,
    (days) => `within ${counted(days, 'working day')} of renewal opening`,
  ),
  ...rows('How one hears of it', audit.notifiedHow, (text) => text),
  ...rows('Profile due', audit.due, () => 'by the last day of renewal'),
  ...rows('How it is sent', audit.sentHow, (text) => text),
  ...audit.profileParts.flatMap(({ label, holds }) => rows(`Profile: ${label.toLowerCase()}`, holds, (text) => text)),
  ...rows('Looked at within', audit.processingWeeks, (span) => `${spanText(span)} weeks`),
  ...rows('Outcomes', audit.outcomes, (outcomes) =>
    outcomes.map(({ label, follows }) => `${label}: ${follows}`).join(' '),
  ),
  ...rows('More time', audit.extraMonthsMax, (months) => `at most ${counted(months, 'month')}`),
  ...rows('Appeal', audit.appealDays, (days) => `within ${counted(days, 'day')}`),
  ...rows('Deferral', audit.deferral, ({ how, reasons }) => `${how} For: ${listText(reasons).toLowerCase()}.`),
  ...rows('After a deferral', audit.deferralFollows, (text) => text),
  ...audit.criteria.flatMap(({ standard, notMet, partly, met }) => [
    ...rows(`Standard ${standard}, not met`, notMet, (text) => text),
    ...rows(`Standard ${standard}, partly met`, partly, (text) => text),
    ...rows(`Standard ${standard}, met`, met, (text) => text),
  ]),
];
