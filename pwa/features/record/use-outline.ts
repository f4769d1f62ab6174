// The outline of the list: of the whole record, or of what is looked for.
import { computed, type Ref } from 'vue';
import { type Outline, recordOutline } from '../../../shared/projection/outline.ts';
import { useHost } from '../../host/host.ts';
import { useRecordSearch } from '../../search/record-search.ts';
import type { RecordQuery } from '../../search/search-index.ts';
import { today } from '../../stores/today.ts';
import { useLive } from '../../stores/use-live.ts';
import { isAnything } from './record-query.ts';

export function useOutline(query: Readonly<Ref<RecordQuery>>) {
  const { projection } = useHost().portfolio;
  const whole = useLive(() => recordOutline(projection, today.value), today);
  const asked = computed(() => (isAnything(query.value) ? query.value : null));
  const { found, hasFailed } = useRecordSearch(asked, () => Number.POSITIVE_INFINITY);
  return {
    /** Undefined until it is known. */
    outline: computed<Outline | undefined>(() => (asked.value ? found.value : whole.answer.value)),
    /** How many were found; undefined while nothing is looked for, or the answer is not there. */
    foundCount: computed(() => (asked.value ? found.value?.total : undefined)),
    hasFailed: computed(() => asked.value !== null && hasFailed.value),
    error: whole.error,
  };
}
