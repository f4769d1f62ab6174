// What the main thread of a page does for each key that is pressed, from the browser's own trace.
import type { CDPSession } from '@playwright/test';

/** Milliseconds of main-thread time (the thread's own clock where the trace has it) that belong to one key. */
export interface KeyCosts {
  /** Every task from the one that the key arrives in to the frame that shows its letter: what keeps the letter from the screen. */
  readonly drawnMs: number;
  /** The longest single task until the next key: no key waits longer than that for what goes on beside it. */
  readonly longestTaskMs: number;
  /** Every task until the next key: saving and projecting what was typed too. */
  readonly allMs: number;
}

/** A complete event of a trace, as Chromium writes it; times in microseconds. */
export interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { data?: { type?: string } };
}

const CATEGORIES = ['toplevel', 'devtools.timeline', 'cc'];
const TASK = 'ThreadControllerImpl::RunTask';
const FRAME = 'ProxyMain::BeginMainFrame';

/** Traces the browser of this session until `end` gives what was seen. */
export async function traceMainThread(session: CDPSession): Promise<{ end(): Promise<TraceEvent[]> }> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => void events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES },
  });
  return {
    async end() {
      const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
      await session.send('Tracing.end');
      await complete;
      return events;
    },
  };
}

/** What each key down cost on the thread that heard it. Throws where a key was not followed by a frame. */
export function keyCosts(events: readonly TraceEvent[]): KeyCosts[] {
  const downs = events.filter(({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown');
  const [first] = downs;
  if (!first) throw new Error('no key was pressed while tracing');
  const onThread = events
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === first.pid && tid === first.tid)
    .sort((a, b) => a.ts - b.ts);
  const tasks = onThread.filter(({ name }) => name === TASK);
  const frames = onThread.filter(({ name }) => name === FRAME);
  const keys = downs.map(({ ts }) => ts).sort((a, b) => a - b);
  return keys.map((key, index) => {
    const next = keys[index + 1] ?? Number.POSITIVE_INFINITY;
    const frame = frames.find(({ ts }) => ts > key);
    if (!frame || frame.ts > next) throw new Error('a key was not drawn before the next one came');
    const mine = tasks.filter((task) => endOf(task) > key && task.ts < next);
    const costs = mine.map(costMs);
    return {
      drawnMs: sum(mine.filter(({ ts }) => ts < endOf(frame)).map(costMs)),
      longestTaskMs: Math.max(...costs),
      allMs: sum(costs),
    };
  });
}

const endOf = ({ ts, dur = 0 }: TraceEvent): number => ts + dur;
const costMs = ({ tdur, dur = 0 }: TraceEvent): number => (tdur ?? dur) / 1000;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
