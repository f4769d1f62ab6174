// The first rows of the record: planned ones, soonest first, and the latest of what has been. The whole list comes after them.
import type { ShallowRef } from 'vue';
import { addDays } from '../../../shared/model/dates.ts';
import { type ActivityWithParts, datedList, withParts } from '../../../shared/projection/queries.ts';
import { useHost } from '../../host/host.ts';
import { today } from '../../stores/today.ts';
import { useLive } from '../../stores/use-live.ts';

const FIRST_ROWS = 50;

export interface RecordRows {
  planned: Readonly<ShallowRef<ActivityWithParts[] | undefined>>;
  past: Readonly<ShallowRef<ActivityWithParts[] | undefined>>;
  error: Readonly<ShallowRef<unknown>>;
}

export function useRecord(): RecordRows {
  const { projection } = useHost().portfolio;
  const planned = useLive(
    async () => withParts(projection, (await datedList(projection, { from: addDays(today.value, 1) })).reverse()),
    today,
  );
  const past = useLive(
    async () => withParts(projection, await datedList(projection, { to: today.value, limit: FIRST_ROWS })),
    today,
  );
  return { planned: planned.answer, past: past.answer, error: past.error };
}
