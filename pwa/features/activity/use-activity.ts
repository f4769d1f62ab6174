// One activity with its reflections and evidence, and the edits that its page makes.
import { type ComputedRef, computed, type ShallowRef } from 'vue';
import type { Completeness } from '../../../shared/audit/completeness.ts';
import type { ActivityFields } from '../../../shared/model/activity.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import { changeActivity } from '../../../shared/portfolio/edit.ts';
import { type ActivityWithParts, activity, withParts } from '../../../shared/projection/queries.ts';
import { useHost } from '../../host/host.ts';
import { completenessOf } from '../../records/completeness-of.ts';
import { useEdit } from '../../records/use-edit.ts';
import { today } from '../../stores/today.ts';
import { useLive } from '../../stores/use-live.ts';

export interface ActivityOnPage {
  /** Undefined until known; null when there is none with this id on this device. */
  parts: Readonly<ShallowRef<ActivityWithParts | null | undefined>>;
  completeness: ComputedRef<Completeness | null>;
  set(patch: Partial<ActivityFields>): Promise<void>;
}

export function useActivity(id: string): ActivityOnPage {
  const { portfolio } = useHost();
  const edit = useEdit();
  const { answer } = useLive(async () => {
    const row = await activity(portfolio.projection, id);
    return row ? ((await withParts(portfolio.projection, [row]))[0] ?? null) : null;
  });
  return {
    parts: answer,
    completeness: computed(() => (answer.value ? completenessOf(answer.value, today.value) : null)),
    async set(patch) {
      await edit((doc) => changeActivity(doc, id as RecordId, patch));
    },
  };
}
