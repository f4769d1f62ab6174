// Asking the search worker: one for the page, started when something is first looked for.
import { onScopeDispose, type ShallowRef, shallowRef, type WatchSource, watch } from 'vue';
import { placeOf } from '../host/place.ts';
import { today } from '../stores/today.ts';
import type { Found, RecordQuery } from './search-index.ts';
import type { Ask, Told } from './search-messages.ts';

interface Waiting {
  resolve(found: Found): void;
  reject(error: Error): void;
}

const waiting = new Map<number, Waiting>();
const listeners = new Set<() => void>();
let worker: Worker | null = null;
let lastNumber = 0;

function take(told: Told): void {
  if ('changed' in told) {
    for (const listener of listeners) listener();
    return;
  }
  const asked = waiting.get(told.number);
  waiting.delete(told.number);
  if ('found' in told) asked?.resolve(told.found);
  else asked?.reject(new Error('the rows could not be read'));
}

/** A worker that could not start, or died, is given up; the next question starts another. */
function giveUp(): void {
  worker?.terminate();
  worker = null;
  for (const { reject } of waiting.values()) reject(new Error('the search has stopped'));
  waiting.clear();
}

function open(): Worker {
  if (worker) return worker;
  worker = new Worker(new URL('./search-worker.ts', import.meta.url), {
    type: 'module',
    name: placeOf(location.pathname).base,
  });
  worker.onmessage = (event: MessageEvent<Told>) => take(event.data);
  worker.onerror = giveUp;
  return worker;
}

function ask(query: RecordQuery, limit: number): Promise<Found> {
  lastNumber += 1;
  // a copy: what Vue watches cannot be sent
  const asked: Ask = { number: lastNumber, query: { ...query }, limit, today: today.value };
  return new Promise((resolve, reject) => {
    waiting.set(asked.number, { resolve, reject });
    open().postMessage(asked);
  });
}

/** Has the words read before the first are typed: in a very large record that takes seconds. Nobody waits for its answer. */
export const prepareSearch = (query: RecordQuery): void => void ask(query, 0).catch(() => undefined);

export interface RecordSearch {
  /** Undefined until the first answer; the earlier answer stays until the next is there. */
  found: Readonly<ShallowRef<Found | undefined>>;
  /** The last question could not be answered. */
  hasFailed: Readonly<ShallowRef<boolean>>;
}

/** Keeps the answer to a query current until the component goes; a query of null asks nothing. */
export function useRecordSearch(query: WatchSource<RecordQuery | null>, limit: WatchSource<number>): RecordSearch {
  const found = shallowRef<Found>();
  const hasFailed = shallowRef(false);
  let now: { query: RecordQuery; limit: number } | null = null;

  async function look(): Promise<void> {
    const asked = now;
    if (!asked) return;
    try {
      const answer = await ask(asked.query, asked.limit);
      if (asked !== now) return;
      found.value = answer;
      hasFailed.value = false;
    } catch {
      if (asked === now) hasFailed.value = true;
    }
  }

  const again = () => void look();
  listeners.add(again);
  onScopeDispose(() => listeners.delete(again));
  watch(
    [query, limit, today] as const,
    ([next, rows]) => {
      now = next && { query: next, limit: rows };
      if (!now) found.value = undefined;
      void look();
    },
    { immediate: true },
  );
  return { found, hasFailed };
}
