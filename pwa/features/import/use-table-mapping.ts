// What the columns of a table are, as the person puts it right; the rows are read anew with each change.
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import type { ActivityType } from '../../../shared/model/activity.ts';
import type { ReadImport } from '../../import/imported.ts';
import { beginMapping, dayCells, guessTypes, learnMapping, typeWords } from '../../import/table/begin-mapping.ts';
import type { ColumnField } from '../../import/table/columns.ts';
import { orderOf } from '../../import/table/days.ts';
import { type MappedRow, type Mapping, mapRows, namesOf } from '../../import/table/map-rows.ts';
import type { Table } from '../../import/table/table.ts';

export function useTableMapping(tables: readonly Table[], name: string) {
  const place = ref(0);
  const table = computed(() => tables[place.value] ?? { name: '', rows: [] });
  const mapping = shallowRef<Mapping>(beginMapping(table.value));
  const mapped = shallowRef<MappedRow[]>([]);
  /** Rows whose day could not be read come too, without one. */
  const takesUndated = ref(false);
  let reading = new AbortController();
  onScopeDispose(() => reading.abort());

  watch(place, () => {
    mapping.value = beginMapping(table.value);
  });
  watch(
    mapping,
    async (now) => {
      reading.abort();
      reading = new AbortController();
      // none of the former mapping may come in
      mapped.value = [];
      const rows = await mapRows(table.value.rows, now, reading.signal);
      if (rows && mapping.value === now) mapped.value = rows;
    },
    { immediate: true },
  );

  const names = computed(() => namesOf(table.value.rows, mapping.value.hasNames));
  const order = computed(() => orderOf(dayCells(table.value, mapping.value.columns)));
  const words = computed(() => typeWords(table.value, mapping.value));
  const wrong = computed(() => mapped.value.filter(({ problem }) => problem));
  const change = (patch: Partial<Mapping>) => {
    mapping.value = { ...mapping.value, ...patch };
  };

  function setColumn(at: number, field: ColumnField | null): void {
    const columns = mapping.value.columns.map((one, index) => (index === at ? field : one));
    const types = { ...guessTypes(typeWords(table.value, { ...mapping.value, columns })), ...mapping.value.types };
    change({ columns, types, order: orderOf(dayCells(table.value, columns)).order });
  }
  function setType(word: string, type: ActivityType | null): void {
    const others = Object.entries(mapping.value.types).filter(([one]) => one !== word.toLowerCase());
    change({ types: Object.fromEntries(type ? [...others, [word.toLowerCase(), type]] : others) });
  }
  /** A few cells of a column, to know it by. */
  const sampleOf = (at: number): string =>
    [...new Set(table.value.rows.slice(mapping.value.hasNames ? 1 : 0, 50).map((row) => row[at] ?? ''))]
      .filter(Boolean)
      .slice(0, 3)
      .map((cell) => (cell.length > 40 ? `${cell.slice(0, 40)}…` : cell))
      .join(' · ');

  /** The rows as an import, and for the next file with the same columns what they are. */
  function finish(): ReadImport {
    learnMapping(table.value, mapping.value);
    const taken = mapped.value.filter(({ problem }) => !problem || takesUndated.value);
    const entries = taken.flatMap(({ entry }) => entry ?? []);
    const left = mapped.value.length - entries.length;
    const problems =
      left === 0 ? [] : [left === 1 ? 'One row is left out.' : `${left.toLocaleString('en-GB')} rows are left out.`];
    return { name, source: 'csv', entries, problems };
  }

  return {
    place,
    table,
    mapping,
    mapped,
    names,
    order,
    words,
    wrong,
    takesUndated,
    change,
    setColumn,
    setType,
    sampleOf,
    finish,
  };
}
