// The reflections under one model as they stand on the screen: what arrives from another device never takes the place of another.
import { type ComputedRef, computed, shallowRef, watch } from 'vue';
import type { RecordId } from '../../../shared/model/id.ts';
import type { Reflection } from '../../../shared/model/reflection.ts';

export interface ShownReflections {
  /** In the order in which they came onto the screen, whatever their dates. Null is one that has no row yet, or no words. */
  shown: ComputedRef<(Reflection | null)[]>;
  /** The first words were written where nothing stood: this one is there from now on. */
  began(id: RecordId): void;
}

export function useShownReflections(
  modelKey: () => string | null,
  underModel: () => readonly Reflection[],
): ShownReflections {
  const order = shallowRef<readonly RecordId[]>([]);
  /** Begun here, and its row has not come yet: another may come before it. */
  const begun = shallowRef<RecordId | null>(null);
  const know = (ids: readonly RecordId[]) => {
    order.value = [...new Set([...order.value, ...ids])];
  };
  watch(modelKey, () => {
    begun.value = null;
  });
  watch(
    underModel,
    (found) => {
      know(found.map(({ id }) => id));
      if (found.some(({ id }) => id === begun.value)) begun.value = null;
    },
    { immediate: true, flush: 'sync' },
  );
  return {
    shown: computed(() => {
      const rows = underModel().toSorted((a, b) => order.value.indexOf(a.id) - order.value.indexOf(b.id));
      return begun.value || rows.length === 0 ? [null, ...rows] : rows;
    }),
    began(id) {
      know([id]);
      begun.value = id;
    },
  };
}
