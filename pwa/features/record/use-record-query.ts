// The query of the record as the fields show it, and the address behind it.
import { computed, ref, type WritableComputedRef, watch } from 'vue';
import { onBeforeRouteLeave, useRoute, useRouter } from 'vue-router';
import { EVERYTHING, type RecordQuery } from '../../search/search-index.ts';
import { addressOf, queryIn } from './record-query.ts';

/** Words that are being typed go to the address once they rest: browsers allow only so many changes of it. */
const REST_MS = 350;

const tidy = (query: RecordQuery): RecordQuery => ({ ...query, words: query.words.trim() });
const isSame = (one: RecordQuery, other: RecordQuery): boolean =>
  JSON.stringify(addressOf(tidy(one))) === JSON.stringify(addressOf(tidy(other)));

export function useRecordQuery() {
  const route = useRoute();
  const router = useRouter();
  const query = ref<RecordQuery>(queryIn(route.query));
  let timer: ReturnType<typeof setTimeout> | undefined;

  function write(): void {
    clearTimeout(timer);
    if (!isSame(query.value, queryIn(route.query)))
      void router.replace({ path: route.path, query: addressOf(tidy(query.value)) });
  }

  function change(patch: Partial<RecordQuery>): void {
    query.value = { ...query.value, ...patch };
    clearTimeout(timer);
    if ('words' in patch) timer = setTimeout(write, REST_MS);
    else write();
  }

  // going back and forward, or a link to this page; what it wrote itself comes back equal
  watch(
    () => route.query,
    (address) => {
      const next = queryIn(address);
      if (!isSame(next, query.value)) query.value = next;
    },
  );
  // a change of the address now would call the way to another page off
  onBeforeRouteLeave(() => clearTimeout(timer));

  /** One part of it, for a field; an empty field asks for nothing. */
  const part = <K extends keyof RecordQuery>(key: K): WritableComputedRef<RecordQuery[K]> =>
    computed({ get: () => query.value[key], set: (value) => change({ [key]: value }) });

  function clear(): void {
    query.value = EVERYTHING;
    write();
  }

  return { query, part, write, clear };
}
