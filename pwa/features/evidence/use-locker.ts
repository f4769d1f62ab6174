// The evidence that is looked for, current, and the query behind it with its address.
import { computed, ref, watch } from 'vue';
import { onBeforeRouteLeave, useRoute, useRouter } from 'vue-router';
import { allEvidence } from '../../../shared/projection/evidence-list.ts';
import { useHost } from '../../host/host.ts';
import { useLive } from '../../stores/use-live.ts';
import { addressOf, EVERYTHING, found, type LockerQuery, queryIn, toRows } from './locker-query.ts';

/** Words that are being typed go to the address once they rest: browsers allow only so many changes of it. */
const REST_MS = 350;

export function useLocker() {
  const { portfolio } = useHost();
  const route = useRoute();
  const router = useRouter();
  const query = ref<LockerQuery>(queryIn(route.query));
  const { answer: listed } = useLive(() => allEvidence(portfolio.projection));
  const rows = computed(() => listed.value && toRows(listed.value));
  let timer: ReturnType<typeof setTimeout> | undefined;

  const isInAddress = () => JSON.stringify(addressOf(query.value)) === JSON.stringify(addressOf(queryIn(route.query)));
  function write(): void {
    clearTimeout(timer);
    if (!isInAddress()) void router.replace({ path: route.path, query: addressOf(query.value) });
  }
  function change(patch: Partial<LockerQuery>): void {
    query.value = { ...query.value, ...patch };
    clearTimeout(timer);
    if ('words' in patch) timer = setTimeout(write, REST_MS);
    else write();
  }
  // going back and forward, or a link to this page
  watch(
    () => route.query,
    () => {
      if (!isInAddress()) query.value = queryIn(route.query);
    },
  );
  // a change of the address now would call the way to another page off
  onBeforeRouteLeave(() => clearTimeout(timer));

  return {
    rows,
    shown: computed(() => rows.value && found(rows.value, query.value)),
    query,
    isAsked: computed(() => Object.keys(addressOf(query.value)).length > 0),
    change,
    write,
    clear: () => change(EVERYTHING),
  };
}
