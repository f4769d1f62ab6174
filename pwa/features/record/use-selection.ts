// Which activities of the list are chosen, while some are being chosen.
import { computed, type Ref, ref, shallowReactive } from 'vue';
import type { RecordId } from '../../../shared/model/id.ts';

export interface Selection {
  isOn: Ref<boolean>;
  has(id: RecordId): boolean;
  /** Chosen, in the list's order. */
  ids: Readonly<Ref<RecordId[]>>;
  /** With `isRange`, all from the one that was pressed before take what this one becomes. */
  toggle(id: RecordId, isRange?: boolean): void;
  chooseAll(): void;
  chooseNone(): void;
  begin(): void;
  end(): void;
}

/** `shown`: the ids of the list as it stands, in its order; what is not in it any more is not chosen any more. */
export function useSelection(shown: () => readonly RecordId[]): Selection {
  const isOn = ref(false);
  const chosen = shallowReactive(new Set<RecordId>());
  let last: RecordId | null = null;

  function between(one: RecordId, other: RecordId): readonly RecordId[] {
    const all = shown();
    const [from, to] = [all.indexOf(one), all.indexOf(other)].sort((a, b) => a - b);
    return from === undefined || to === undefined || from < 0 ? [] : all.slice(from, to + 1);
  }

  return {
    isOn,
    has: (id) => chosen.has(id),
    ids: computed(() => (chosen.size === 0 ? [] : shown().filter((id) => chosen.has(id)))),
    toggle(id, isRange = false) {
      const isChosen = !chosen.has(id);
      for (const one of isRange && last ? between(last, id) : [id]) {
        if (isChosen) chosen.add(one);
        else chosen.delete(one);
      }
      last = id;
    },
    chooseAll() {
      for (const id of shown()) chosen.add(id);
    },
    chooseNone: () => chosen.clear(),
    begin() {
      isOn.value = true;
    },
    end() {
      chosen.clear();
      last = null;
      isOn.value = false;
    },
  };
}
