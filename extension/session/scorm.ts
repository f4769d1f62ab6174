// What a SCORM course has noted of the learner's progress: only read, and only when asked. The learner's name is never read.

export interface ScormProgress {
  version: '1.2' | '2004';
  /** In the standard's words, such as `completed`, `passed`, `incomplete`. */
  status: string;
  /** As the course gives it, such as `85` or `0.85`. */
  score: string;
  /** In the standard's form: `0001:15:30` (1.2) or `PT1H15M30S` (2004). */
  totalTime: string;
}

interface Api12 {
  LMSGetValue(element: string): unknown;
}
interface Api2004 {
  GetValue(element: string): unknown;
}

/** Windows looked through on the way up: a course lies a few frames deep. */
const WINDOWS_MAX = 12;

/**
 * Reads progress from the course's own interface. Runs in the page's world, since only there the interface is to be found: in this
 * window, in those around it, or in the one that opened it. Nothing but Get is ever called.
 */
export function readScorm(): ScormProgress | null {
  const seen = new Set<Window>();
  const queue: Window[] = [window];
  while (queue.length > 0 && seen.size < WINDOWS_MAX) {
    const view = queue.shift() as Window;
    if (seen.has(view)) continue;
    seen.add(view);
    try {
      const { API, API_1484_11 } = view as unknown as { API?: Api12; API_1484_11?: Api2004 };
      if (typeof API_1484_11?.GetValue === 'function') return read2004(API_1484_11);
      if (typeof API?.LMSGetValue === 'function') return read12(API);
    } catch {
      // a window of another site keeps its own to itself, but still says what is around it
    }
    try {
      if (view.parent !== view) queue.push(view.parent);
      if (view.opener) queue.push(view.opener as Window);
    } catch {
      // nor that
    }
  }
  return null;
}

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

function read2004(api: Api2004): ScormProgress {
  const [completion, success] = ['cmi.completion_status', 'cmi.success_status'].map((name) => text(api.GetValue(name)));
  return {
    version: '2004',
    status: [completion, success].filter((word) => word && word !== 'unknown').join(', '),
    score: text(api.GetValue('cmi.score.raw')) || text(api.GetValue('cmi.score.scaled')),
    totalTime: text(api.GetValue('cmi.total_time')),
  };
}

function read12(api: Api12): ScormProgress {
  return {
    version: '1.2',
    status: text(api.LMSGetValue('cmi.core.lesson_status')),
    score: text(api.LMSGetValue('cmi.core.score.raw')),
    totalTime: text(api.LMSGetValue('cmi.core.total_time')),
  };
}
