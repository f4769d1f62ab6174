// What the person says of each entry before it comes in: whether it does, where it goes, and what of a warning.
import { computed, shallowRef } from 'vue';
import type { Confidentiality } from '../../../shared/model/evidence.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import type { EntryToBringIn } from '../../import/bring-in.ts';
import type { PlannedEntry } from '../../import/plan.ts';

/** An activity that an entry goes to. */
export interface Home {
  id: RecordId;
  title: string;
}

/** What is said of an entry that seems to tell of a patient and is brought in all the same. */
export type Mark = Extract<Confidentiality, 'flagged' | 'confirmed'>;

export const isWarned = ({ identifiers }: Pick<PlannedEntry, 'identifiers'>): boolean =>
  Object.keys(identifiers).length > 0;

export function useImportChoices() {
  const planned = shallowRef<PlannedEntry[]>([]);
  /** All by their place in `planned`. */
  const chosen = shallowRef<ReadonlySet<number>>(new Set());
  const marks = shallowRef<ReadonlyMap<number, Mark>>(new Map());
  const homes = shallowRef<ReadonlyMap<number, Home>>(new Map());
  const warned = computed(() => planned.value.flatMap((one, at) => (isWarned(one) ? [at] : [])));
  /** Where something could tell who somebody is, warned of or not. */
  const told = computed<ReadonlySet<number>>(
    () => new Set(planned.value.flatMap((one, at) => (isWarned(one) || one.finds.length > 0 ? [at] : []))),
  );

  function begin(entries: PlannedEntry[]): void {
    planned.value = entries;
    chosen.value = new Set(entries.flatMap((one, at) => (one.state === 'new' && !isWarned(one) ? [at] : [])));
    marks.value = new Map();
    homes.value = new Map();
  }

  /** One entry, or many at once: of many, those with a warning are left to be looked at one by one. */
  function choose(at: readonly number[], isChosen: boolean): void {
    const next = new Set(chosen.value);
    for (const one of at) {
      const entry = planned.value[one];
      if (!isChosen) next.delete(one);
      else if (entry && (at.length === 1 || !isWarned(entry))) next.add(one);
    }
    chosen.value = next;
  }

  /** Null leaves it out. */
  function mark(at: number, value: Mark | null): void {
    const next = new Map(marks.value);
    if (value) next.set(at, value);
    else next.delete(at);
    marks.value = next;
    choose([at], value !== null);
  }

  /** Null is a new activity. */
  function send(at: number, home: Home | null): void {
    const next = new Map(homes.value);
    if (home) next.set(at, home);
    else next.delete(at);
    homes.value = next;
  }

  const markOf = (at: number): Mark => marks.value.get(at) ?? 'flagged';

  const toBringIn = (): EntryToBringIn[] =>
    planned.value.flatMap((one, at) =>
      chosen.value.has(at)
        ? [
            {
              entry: one.entry,
              goesTo: homes.value.get(at)?.id ?? null,
              confidentiality: isWarned(one) ? markOf(at) : 'unchecked',
            },
          ]
        : [],
    );

  return { planned, chosen, warned, told, homes, begin, choose, mark, markOf, send, toBringIn };
}
