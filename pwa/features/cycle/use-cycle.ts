// The cycle of today: its activities, the four checks and the mixture. Computed from rows each time, never stored.
import { type ComputedRef, computed } from 'vue';
import { type Check, checkRecord } from '../../../shared/audit/checks.ts';
import { activitiesInCycle, isListed } from '../../../shared/audit/in-cycle.ts';
import { mixtureOf, type TypeCount } from '../../../shared/audit/mixture.ts';
import { type CycleMonth, monthsOf } from '../../../shared/audit/months.ts';
import type { Activity } from '../../../shared/model/activity.ts';
import type { GapExplanation } from '../../../shared/model/gap-explanation.ts';
import { datedList, gapExplanations, withParts } from '../../../shared/projection/queries.ts';
import { useHost } from '../../host/host.ts';
import { completenessOf } from '../../records/completeness-of.ts';
import { type Registered, useRegistered } from '../../records/use-registered.ts';
import { today } from '../../stores/today.ts';
import { useLive } from '../../stores/use-live.ts';

export interface CycleOnPage extends Registered {
  /** The cycle's activities, oldest first; without a cycle, all of the record. */
  listed: ComputedRef<Activity[]>;
  checks: ComputedRef<Check[]>;
  explanations: ComputedRef<GapExplanation[]>;
  mixture: ComputedRef<TypeCount[]>;
  /** The cycle's months; none without a cycle. */
  months: ComputedRef<CycleMonth[]>;
  isReady: ComputedRef<boolean>;
}

export function useCycle(): CycleOnPage {
  const { projection } = useHost().portfolio;
  const registered = useRegistered();
  const { answer } = useLive(async () => withParts(projection, await datedList(projection)));
  const { answer: explained } = useLive(() => gapExplanations(projection));
  const explanations = computed(() => explained.value ?? []);

  const activities = computed(() => (answer.value ?? []).map((parts) => parts.activity));
  const partsById = computed(() => new Map((answer.value ?? []).map((parts) => [parts.activity.id, parts])));
  const listed = computed(() => {
    const cycle = registered.cycle.value;
    if (cycle) return activitiesInCycle(activities.value, { cycle, today: today.value });
    return activities.value.filter((one) => isListed(one, today.value));
  });
  const checks = computed(() =>
    checkRecord({
      activities: activities.value,
      cycle: registered.cycle.value,
      scheme: registered.scheme.value,
      registeredSince: registered.registration.value?.registeredSince ?? null,
      today: today.value,
      gapExplanations: explanations.value,
      completenessOf: (activity) =>
        completenessOf(
          partsById.value.get(activity.id) ?? {
            activity: { ...activity, shelf: 'record', sortKey: '' },
            reflections: [],
            evidence: [],
          },
          today.value,
        ),
    }),
  );
  const months = computed(() => {
    const cycle = registered.cycle.value;
    const gaps = checks.value.find(({ key }) => key === 'gaps')?.gaps ?? [];
    return cycle ? monthsOf(listed.value, { cycle, gaps, today: today.value }) : [];
  });
  return {
    ...registered,
    listed,
    checks,
    explanations,
    mixture: computed(() => mixtureOf(listed.value, registered.scheme.value)),
    months,
    isReady: computed(
      () => answer.value !== undefined && explained.value !== undefined && registered.registration.value !== undefined,
    ),
  };
}
