// Under which rules the person learns: the registration, its scheme and the cycle of today. All work without a registration.
import { type ComputedRef, computed } from 'vue';
import type { Registration } from '../../shared/model/registration.ts';
import { registration } from '../../shared/projection/queries.ts';
import { type Cycle, cycleOf } from '../../shared/schemes/cycle.ts';
import { scheme as schemeByKey } from '../../shared/schemes/index.ts';
import { own } from '../../shared/schemes/own.ts';
import type { Scheme } from '../../shared/schemes/scheme.ts';
import { useHost } from '../host/host.ts';
import { today } from '../stores/today.ts';
import { useLive } from '../stores/use-live.ts';

export interface Registered {
  /** Undefined until known, null when there is none. */
  registration: ComputedRef<Registration | null | undefined>;
  /** The scheme without numbers until there is a registration, or when this version does not know its scheme. */
  scheme: ComputedRef<Scheme>;
  cycle: ComputedRef<Cycle | null>;
}

export function useRegistered(): Registered {
  const { portfolio } = useHost();
  const { answer } = useLive(() => registration(portfolio.projection));
  return {
    registration: computed(() => answer.value),
    scheme: computed(() => schemeByKey(answer.value?.scheme ?? 'own') ?? own),
    cycle: computed(() => cycleOf(answer.value ?? null, today.value)),
  };
}
