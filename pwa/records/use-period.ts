// The registration and the cycle that a screen looks at: those in the address, else those chosen before, else the present ones.
import { type ComputedRef, computed, watch } from 'vue';
import { type LocationQueryRaw, useRoute, useRouter } from 'vue-router';
import { type LocalDate, parseLocalDate } from '../../shared/model/dates.ts';
import { parseId } from '../../shared/model/id.ts';
import { mainRegistration, type Registration } from '../../shared/model/registration.ts';

import { type Cycle, cycleOf, nextCycle, presentCycle, previousCycle } from '../../shared/schemes/cycle.ts';
import { scheme as schemeByKey } from '../../shared/schemes/index.ts';
import { own } from '../../shared/schemes/own.ts';
import type { Scheme } from '../../shared/schemes/scheme.ts';
import { useHost } from '../host/host.ts';
import { useChosenPeriod } from '../stores/chosen-period.ts';
import { today } from '../stores/today.ts';
import { useLive } from '../stores/use-live.ts';
import { knownRegistrations } from './known-registrations.ts';

export interface Period {
  /** All there are, oldest record first; undefined until known. */
  registrations: ComputedRef<readonly Registration[] | undefined>;
  /** Undefined until known, null when there is none. */
  registration: ComputedRef<Registration | null | undefined>;
  scheme: ComputedRef<Scheme>;
  cycle: ComputedRef<Cycle | null>;
  /** The cycle that goes on; of a registration that has ended, its last. */
  present: ComputedRef<Cycle | null>;
  before: ComputedRef<Cycle | null>;
  after: ComputedRef<Cycle | null>;
  isPresent: ComputedRef<boolean>;
  /** The address, within a screen that knows of periods, of another registration or cycle. */
  queryOf(registration: Pick<Registration, 'id'> | null, cycle: Pick<Cycle, 'start'> | null): LocationQueryRaw;
}

export function usePeriod(): Period {
  const { portfolio } = useHost();
  const route = useRoute();
  const router = useRouter();
  const store = useChosenPeriod();
  const { answer } = useLive(() => knownRegistrations(portfolio.projection));

  const asked = computed(() => ({
    registration: parseId(route.query.registration),
    from: parseLocalDate(route.query.from),
  }));
  const isAsked = computed(() => asked.value.registration !== null || asked.value.from !== null);
  // one comes to another screen with what was chosen on the last; on the same screen an address without means the present
  if (!isAsked.value && store.chosen) void router.replace({ query: { ...route.query, ...toQuery(store.chosen) } });
  const path = route.path;
  watch(asked, (now) => {
    if (route.path === path) store.chosen = isAsked.value ? now : null;
  });
  if (isAsked.value) store.chosen = asked.value;

  const registration = computed(() => {
    const all = answer.value;
    if (!all) return undefined;
    return all.find(({ id }) => id === asked.value.registration) ?? mainRegistration(all, today.value);
  });
  const present = computed(() => presentCycle(registration.value ?? null, today.value));
  const cycle = computed(() => {
    const { from } = asked.value;
    return (from && cycleOf(registration.value ?? null, from)) || present.value;
  });
  const before = computed(() => {
    const found = cycle.value && previousCycle(registration.value ?? null, cycle.value);
    const since = registration.value?.registeredSince;
    return found && since && found.end < since ? null : found;
  });
  const after = computed(() => {
    const found = cycle.value && nextCycle(registration.value ?? null, cycle.value);
    const last = registration.value?.until;
    // one ahead is enough: there is nothing to see in later ones
    if (!found || !present.value || (last && found.start > last)) return null;
    return found.start > today.value && cycle.value && cycle.value.start > present.value.start ? null : found;
  });

  return {
    registrations: computed(() => answer.value),
    registration,
    scheme: computed(() => schemeByKey(registration.value?.scheme ?? 'own') ?? own),
    cycle,
    present,
    before,
    after,
    isPresent: computed(() => cycle.value?.start === present.value?.start),
    queryOf: (of, at) => {
      const isMain = !of || of.id === mainRegistration(answer.value ?? [], today.value)?.id;
      return toQuery({ registration: isMain ? null : of.id, from: at?.start ?? null });
    },
  };
}

const toQuery = ({
  registration,
  from,
}: {
  registration: string | null;
  from: LocalDate | null;
}): LocationQueryRaw => ({
  ...(registration ? { registration } : {}),
  ...(from ? { from } : {}),
});
