// The rows of the record: planned ones, soonest first, and what has been, latest first and only as far as it is looked at; or
// what was looked for, in the same order.
import { computed, type Ref, type ShallowRef } from 'vue';
import { addDays } from '../../../shared/model/dates.ts';
import { type ActivityWithParts, activitiesById, datedList, withParts } from '../../../shared/projection/queries.ts';
import { useHost } from '../../host/host.ts';
import { useRecordSearch } from '../../search/record-search.ts';
import type { RecordQuery } from '../../search/search-index.ts';
import { today } from '../../stores/today.ts';
import { useLive } from '../../stores/use-live.ts';
import { isAnything } from './record-query.ts';

export interface RecordRows {
  planned: Readonly<ShallowRef<ActivityWithParts[] | undefined>>;
  past: Readonly<ShallowRef<ActivityWithParts[] | undefined>>;
  error: Readonly<ShallowRef<unknown>>;
}

/** `limit`: how many rows of what has been. */
export function useRecord(limit: Readonly<Ref<number>>): RecordRows {
  const { projection } = useHost().portfolio;
  const planned = useLive(
    async () => withParts(projection, (await datedList(projection, { from: addDays(today.value, 1) })).reverse()),
    today,
  );
  const past = useLive(
    async () => withParts(projection, await datedList(projection, { to: today.value, limit: limit.value })),
    () => [today.value, limit.value],
  );
  return { planned: planned.answer, past: past.answer, error: past.error };
}

/** What a query finds; nothing is looked for while it asks for everything. */
export function useFound(query: Readonly<Ref<RecordQuery>>, limit: Readonly<Ref<number>>) {
  const { projection } = useHost().portfolio;
  const asked = computed(() => (isAnything(query.value) ? query.value : null));
  const { found, hasFailed } = useRecordSearch(asked, limit);
  const { answer: rows } = useLive(
    async () => withParts(projection, await activitiesById(projection, found.value?.ids ?? [])),
    found,
  );
  return {
    isAsked: computed(() => asked.value !== null),
    rows: computed(() => (found.value ? rows.value : undefined)),
    total: computed(() => found.value?.total),
    hasFailed,
  };
}
