// The cycle that is looked at: its activities, the checks with the steps they lead to, and the mixture. Computed from rows
// each time, never stored.
import { type ComputedRef, computed } from 'vue';
import { type AuditStage, auditStage, dueOn, theOneOf } from '../../../shared/audit/audit-stage.ts';
import { type CheckAnswer, checkRecord, type FoundGap } from '../../../shared/audit/checks.ts';
import { activitiesInCycle, isListed } from '../../../shared/audit/in-cycle.ts';
import { mixtureOf, type TypeCount } from '../../../shared/audit/mixture.ts';
import { type CycleMonth, monthsOf } from '../../../shared/audit/months.ts';
import { type Remedy, remediesOf } from '../../../shared/audit/remedies.ts';
import { checkScheme, type FoundPart } from '../../../shared/audit/scheme-checks.ts';
import type { Told } from '../../../shared/audit/told.ts';
import { countWords } from '../../../shared/audit/words.ts';
import type { Activity } from '../../../shared/model/activity.ts';
import type { LocalDate } from '../../../shared/model/dates.ts';
import type { GapExplanation } from '../../../shared/model/gap-explanation.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import type { ActivityRow } from '../../../shared/projection/database.ts';
import { datedList, gapExplanations, inbox, profiles, withParts } from '../../../shared/projection/queries.ts';
import { useHost } from '../../host/host.ts';
import { completenessOf } from '../../records/completeness-of.ts';
import { type Period, usePeriod } from '../../records/use-period.ts';
import { today } from '../../stores/today.ts';
import { useLive } from '../../stores/use-live.ts';

/** One of the four checks of a record, or one of what the scheme counts and asks for besides. */
export interface CheckOnPage extends Told {
  key: string;
  label: string;
  answer: CheckAnswer;
  activityIds: RecordId[];
  gaps?: FoundGap[];
  parts?: FoundPart[];
  /** Whether the value of the scheme that it goes by was verified; not said of the four. */
  isVerified?: boolean;
  remedies: Remedy[];
}

/** How long the two texts of the cycle's profile are by now, in words. */
export interface Draft {
  summary: number;
  statement: number;
}

export interface CycleOnPage extends Period {
  /** The cycle's activities, oldest first; without a cycle, all of the record. */
  listed: ComputedRef<Activity[]>;
  checks: ComputedRef<CheckOnPage[]>;
  /** What waits in the inbox: some of it may be from a gap. */
  waiting: ComputedRef<ActivityRow[]>;
  draft: ComputedRef<Draft>;
  /** Where the audit of this cycle stands, and the day that counts. */
  audit: ComputedRef<{ stage: AuditStage; due: LocalDate | null }>;
  explanations: ComputedRef<GapExplanation[]>;
  mixture: ComputedRef<TypeCount[]>;
  /** The cycle's months; none without a cycle. */
  months: ComputedRef<CycleMonth[]>;
  isReady: ComputedRef<boolean>;
}

const NO_PARTS = { reflections: [], evidence: [] };

export function useCycle(): CycleOnPage {
  const { projection } = useHost().portfolio;
  const period = usePeriod();
  const { answer } = useLive(async () => withParts(projection, await datedList(projection)));
  const { answer: explained } = useLive(() => gapExplanations(projection));
  const explanations = computed(() => explained.value ?? []);
  const { answer: inInbox } = useLive(() => inbox(projection));
  const ids = computed(() => [period.registration.value?.id ?? null, period.cycle.value?.start ?? null] as const);
  const { answer: written } = useLive(
    async () => theOneOf(await profiles(projection, ...ids.value)),
    () => ids.value.join(' '),
  );

  const activities = computed(() => (answer.value ?? []).map((parts) => parts.activity));
  const partsById = computed(() => new Map((answer.value ?? []).map((parts) => [parts.activity.id, parts])));
  const listed = computed(() => {
    const cycle = period.cycle.value;
    if (cycle) return activitiesInCycle(activities.value, { cycle, today: today.value });
    return activities.value.filter((one) => isListed(one, today.value));
  });
  const completenessNow = (activity: Activity) =>
    completenessOf(
      { ...(partsById.value.get(activity.id) ?? NO_PARTS), activity: { ...activity, shelf: 'record', sortKey: '' } },
      today.value,
    );
  const checks = computed((): CheckOnPage[] => {
    const { registration, cycle, scheme } = period;
    const record = {
      activities: activities.value,
      scheme: scheme.value,
      today: today.value,
      completenessOf: completenessNow,
    };
    const found = checkRecord({
      ...record,
      cycle: cycle.value,
      registeredSince: registration.value?.registeredSince ?? null,
      registeredUntil: registration.value?.until ?? null,
      gapExplanations: explanations.value,
    });
    const at = cycle.value;
    if (!at) return found.map((check) => ({ ...check, remedies: [] }));
    const usual = found.map((check) => ({ ...check, remedies: remediesOf(check, { ...record, cycle: at }) }));
    const { profession = '', doneParts = [] } = registration.value ?? {};
    const ofScheme = checkScheme({ ...record, cycle: at, profession, doneParts });
    // where a scheme has rules of its own, what it sets no rule for is not worth a card
    return ofScheme.length > 0 ? [...ofScheme, ...usual.filter(({ answer }) => answer !== 'cannotTell')] : usual;
  });
  const months = computed(() => {
    const cycle = period.cycle.value;
    const gaps = checks.value.find(({ key }) => key === 'gaps')?.gaps ?? [];
    return cycle ? monthsOf(listed.value, { cycle, gaps, today: today.value }) : [];
  });
  return {
    ...period,
    listed,
    checks,
    explanations,
    waiting: computed(() => inInbox.value ?? []),
    draft: computed(() => ({
      summary: countWords(written.value?.summary ?? ''),
      statement: countWords(written.value?.statement ?? ''),
    })),
    audit: computed(() => ({ stage: auditStage(written.value ?? null), due: dueOn(written.value ?? null) })),
    mixture: computed(() => mixtureOf(listed.value, period.scheme.value)),
    months,
    isReady: computed(
      () => answer.value !== undefined && explained.value !== undefined && period.registration.value !== undefined,
    ),
  };
}
