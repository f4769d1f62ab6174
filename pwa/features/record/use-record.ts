// The rows of the record: planned ones, soonest first, and what has been, latest first and only as far as it is looked at.
import type { Ref, ShallowRef } from 'vue';
import { addDays } from '../../../shared/model/dates.ts';
import { type ActivityWithParts, datedList, withParts } from '../../../shared/projection/queries.ts';
import { useHost } from '../../host/host.ts';
import { today } from '../../stores/today.ts';
import { useLive } from '../../stores/use-live.ts';

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
