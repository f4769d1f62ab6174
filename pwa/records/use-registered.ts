// Under which rules the person learns today: the registration to begin with, its scheme and its cycle, and all that are under way.
// Everything works without one.
import { type ComputedRef, computed } from 'vue';
import { type PeriodOn, periodsOn } from '../../shared/audit/periods.ts';
import { mainRegistration, type Registration } from '../../shared/model/registration.ts';

import { type Cycle, presentCycle } from '../../shared/schemes/cycle.ts';
import { scheme as schemeByKey } from '../../shared/schemes/index.ts';
import { own } from '../../shared/schemes/own.ts';
import type { Scheme } from '../../shared/schemes/scheme.ts';
import { useHost } from '../host/host.ts';
import { today } from '../stores/today.ts';
import { useLive } from '../stores/use-live.ts';
import { knownRegistrations } from './known-registrations.ts';

export interface Registered {
  /** Undefined until known, null when there is none. */
  registration: ComputedRef<Registration | null | undefined>;
  /** The scheme without numbers until there is a registration, or when this version does not know its scheme. */
  scheme: ComputedRef<Scheme>;
  cycle: ComputedRef<Cycle | null>;
  /** Undefined until known. */
  periods: ComputedRef<PeriodOn[] | undefined>;
}

export function useRegistered(): Registered {
  const { portfolio } = useHost();
  const { answer } = useLive(() => knownRegistrations(portfolio.projection));
  const registration = computed(() => answer.value && mainRegistration(answer.value, today.value));
  return {
    registration,
    scheme: computed(() => schemeByKey(registration.value?.scheme ?? 'own') ?? own),
    cycle: computed(() => presentCycle(registration.value ?? null, today.value)),
    periods: computed(() => answer.value && periodsOn(answer.value, today.value)),
  };
}
