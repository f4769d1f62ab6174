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

/** `before` where it says the same as `now`. */
const steady = <T>(before: T | undefined, now: T): T =>
  before !== undefined && JSON.stringify(before) === JSON.stringify(now) ? before : now;

export function useActivity(id: string): ActivityOnPage {
  const { portfolio } = useHost();
  const edit = useEdit();
  const db = portfolio.projection;
  let shown: ActivityWithParts | null = null;
  const { answer } = useLive(async () => {
    // one transaction: each typing pause asks anew
    const parts = await db.transaction('r', [db.activities, db.reflections, db.links, db.evidence], async () => {
      const row = await activity(db, id);
      return row ? ((await withParts(db, [row]))[0] ?? null) : null;
    });
    // what is as it was stays the same object, so that typing in one place draws only that place anew
    shown = parts && {
      activity: steady(shown?.activity, parts.activity),
      reflections: steady(shown?.reflections, parts.reflections),
      evidence: steady(shown?.evidence, parts.evidence),
    };
    return shown;
  });
  return {
    parts: answer,
    completeness: computed<Completeness | null>((before) =>
      answer.value ? steady(before, completenessOf(answer.value, today.value)) : null,
    ),
    async set(patch) {
      await edit((doc) => changeActivity(doc, id as RecordId, patch));
    },
  };
}
