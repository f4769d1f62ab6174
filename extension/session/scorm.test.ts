// A course's progress: only read, never the learner's name, and whatever a page answers becomes plain words.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readScorm } from './scorm.ts';
import { minutesOfScorm, parseScorm, scormWords } from './scorm-words.ts';

type Asked = string[];

const api = (values: Record<string, string>, asked: Asked) => (name: string) => {
  asked.push(name);
  return values[name] ?? '';
};

/** A window as the script finds it, inside others. */
function windowIn(parent: object | null, more: object = {}): object {
  const view: Record<string, unknown> = { opener: null, ...more };
  view.parent = parent ?? view;
  return view;
}

afterEach(() => vi.unstubAllGlobals());

describe('a SCORM course', () => {
  it('of 1.2 is read in the window around it', () => {
    const asked: Asked = [];
    const values = {
      'cmi.core.lesson_status': 'passed',
      'cmi.core.score.raw': '92',
      'cmi.core.total_time': '0000:45:30',
    };
    vi.stubGlobal('window', windowIn(windowIn(null, { API: { LMSGetValue: api(values, asked) } })));
    expect(readScorm()).toEqual({ version: '1.2', status: 'passed', score: '92', totalTime: '0000:45:30' });
    expect(asked.join()).not.toMatch(/student|learner/);
  });

  it('of 2004 is read in the window that opened it', () => {
    const asked: Asked = [];
    const values = {
      'cmi.completion_status': 'completed',
      'cmi.success_status': 'unknown',
      'cmi.score.scaled': '0.9',
      'cmi.total_time': 'PT1H15M30S',
    };
    const opener = windowIn(null, { API_1484_11: { GetValue: api(values, asked) } });
    vi.stubGlobal('window', windowIn(null, { opener }));
    expect(readScorm()).toEqual({ version: '2004', status: 'completed', score: '0.9', totalTime: 'PT1H15M30S' });
    expect(asked.join()).not.toMatch(/student|learner/);
  });

  it('that is not there, or lies in a window of another site, gives nothing', () => {
    const closed = new Proxy(
      {},
      {
        get() {
          throw new DOMException('cross-origin', 'SecurityError');
        },
      },
    );
    vi.stubGlobal('window', windowIn(null, { opener: closed }));
    expect(readScorm()).toBeNull();
  });
});

describe('a course’s progress in words', () => {
  it('says what is there and leaves out what is not', () => {
    expect(scormWords({ version: '1.2', status: 'completed', score: '85', totalTime: '0001:15:00' })).toBe(
      'The course says: completed, score 85, 75 minutes in all.',
    );
    expect(scormWords({ version: '2004', status: 'incomplete', score: '', totalTime: 'PT1M' })).toBe(
      'The course says: incomplete, 1 minute in all.',
    );
  });

  it('reads times of both versions, and no others', () => {
    expect(minutesOfScorm('0000:05:29.50')).toBe(5);
    expect(minutesOfScorm('P1DT2H')).toBe(1560);
    expect(minutesOfScorm('half an hour')).toBeNull();
  });

  it('takes nothing from a page but short lines', () => {
    expect(parseScorm({ version: '3', status: 'x' })).toBeNull();
    expect(parseScorm({ version: '1.2' })).toBeNull();
    expect(parseScorm({ version: '1.2', status: 'a'.repeat(900), score: {}, totalTime: 4 })).toEqual({
      version: '1.2',
      status: 'a'.repeat(60),
      score: '',
      totalTime: '',
    });
  });
});
