// Time is counted honestly: hours of traces, and rules that hold for any trace at all.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Stretch, secondsOf, unionOf } from '../../shared/model/session.ts';
import recorded from '../../tests/fixtures/media/traces/recorded-chromium.json' with { type: 'json' };
import synthetic from '../../tests/fixtures/media/traces/synthetic.json' with { type: 'json' };
import { BEGIN_MS, heardFrom, type Span } from '../../tests/fixtures/media/traces/trace.ts';
import { type Counting, countedOf, countSample, isIdle, locked, newCounting, unlocked, without } from './accounting.ts';
import { parseSample, type Sample } from './sample.ts';

interface Expected {
  active: number;
  watched: [number, number][];
  other?: number;
  pausedAfter?: number;
}

interface Outcome {
  countings: Counting[];
  /** Seconds after which a session was first idle, by page. */
  idleAfter: (number | null)[];
}

/** As the worker does it: every sample is put to its own session, beside the others. */
function run(pages: readonly (readonly Span[])[]): Outcome {
  let countings = pages.map((_, page) => newCounting(BEGIN_MS + page));
  const idleAfter: (number | null)[] = pages.map(() => null);
  for (const { at, heard } of heardFrom(pages)) {
    if ('lock' in heard) {
      countings = countings.map(heard.lock ? locked : unlocked);
      continue;
    }
    const others = countings.filter((_, page) => page !== heard.page);
    countings = countings.map((one, page) => (page === heard.page ? countSample(one, heard.sample, others) : one));
    const mine = countings[heard.page];
    if (mine && isIdle(mine, heard.sample.atMs)) idleAfter[heard.page] ??= at;
  }
  return { countings, idleAfter };
}

describe('synthetic traces', () => {
  it.each(synthetic.traces.map((trace) => [trace.name, trace] as const))('%s', (_, trace) => {
    const { countings, idleAfter } = run(trace.pages as Span[][]);
    const expected = trace.expected as unknown as Expected[];
    for (const [page, { active, watched, other = 0, pausedAfter }] of expected.entries()) {
      const counted = countedOf(countings[page] ?? newCounting(0));
      // a heartbeat more or less at each change of hands
      expect(Math.abs(counted.activeSeconds - active)).toBeLessThanOrEqual(expected.length > 1 ? 10 : 5);
      expect(counted.watched.map((stretch) => stretch.map(Math.round))).toEqual(watched);
      expect(counted.otherSeconds).toBe(other);
      if (pausedAfter !== undefined) expect(Math.abs((idleAfter[page] ?? 0) - pausedAfter)).toBeLessThanOrEqual(10);
    }
    const together = countings.reduce((sum, one) => sum + countedOf(one).activeSeconds, 0);
    if ('together' in trace) expect(Math.abs(together - Number(trace.together))).toBeLessThanOrEqual(10);
  });
});

describe('a trace recorded in a real Chromium', () => {
  it('of jumps, picture-in-picture and a new source is counted as it was played', () => {
    const samples = recorded.samples.map((one) => parseSample({ ...one, atMs: BEGIN_MS + one.atMs }));
    let counting = newCounting(BEGIN_MS);
    for (const sample of samples) if (sample) counting = countSample(counting, sample);
    const truth = secondsOf(unionOf(recorded.played as Stretch[]));
    const { watched } = countedOf(counting);
    expect(Math.abs(secondsOf(watched) - truth)).toBeLessThanOrEqual(0.02 * truth);
    expect(recorded.samples.some(({ media }) => media.some((one) => one.isPictureInPicture && one.plays))).toBe(true);
  });
});

const span: fc.Arbitrary<Span> = fc.record(
  {
    seconds: fc.integer({ min: 1, max: 400 }),
    awake: fc.boolean(),
    visible: fc.boolean(),
    focused: fc.boolean(),
    input: fc.constantFrom(0, 7, 60, 120),
    plays: fc.boolean(),
    muted: fc.boolean(),
    pip: fc.boolean(),
    rate: fc.constantFrom(0.5, 1, 2, 16),
    duration: fc.constantFrom(600, 3600, null),
    locked: fc.boolean(),
    seekTo: fc.integer({ min: 0, max: 3500 }),
    newSource: fc.boolean(),
    setClock: fc.constantFrom(0, 0, 0, 3600, -3600),
  },
  { requiredKeys: ['seconds'] },
);
const spans = fc.array(span, { minLength: 1, maxLength: 8 });
const wallOf = (pages: readonly (readonly Span[])[]): number =>
  Math.max(...pages.map((page) => page.reduce((sum, { seconds }) => sum + seconds, 0)));

describe('whatever a page tells', () => {
  it('no more is counted than the clock allows, in all sessions together', () => {
    const still = fc.array(spans, { minLength: 1, maxLength: 3 }).map((pages) =>
      // a clock that is set moves what was counted; the sum over windows is only bounded while it runs on
      pages.map((page) => page.map((one) => ({ ...one, setClock: 0 }))),
    );
    fc.assert(
      fc.property(still, (pages) => {
        const together = run(pages).countings.reduce((sum, one) => sum + countedOf(one).activeSeconds, 0);
        expect(together).toBeLessThanOrEqual(wallOf(pages) + 1);
      }),
    );
  });

  it('one session never counts more than its own time, even when the clock is set', () => {
    fc.assert(
      fc.property(spans, (page) => {
        const [counting] = run([page]).countings;
        expect(countedOf(counting ?? newCounting(0)).activeSeconds).toBeLessThanOrEqual(wallOf([page]) + 1);
      }),
    );
  });

  it('what was seen lies within the recording, in order and without overlap, and took its time', () => {
    fc.assert(
      fc.property(spans, (page) => {
        const [counting = newCounting(0)] = run([page]).countings;
        for (const { watched, duration } of counting.recordings) {
          expect(watched.every(([from, to], index) => to > from && from >= (watched[index - 1]?.[1] ?? 0))).toBe(true);
          expect(watched.at(-1)?.[1] ?? 0).toBeLessThanOrEqual(duration ?? 0);
        }
        const fastest = Math.max(1, ...page.map(({ rate = 1 }) => rate));
        const seen = counting.recordings.reduce((sum, { watched }) => sum + secondsOf(watched), 0);
        expect(seen).toBeLessThanOrEqual(wallOf([page]) * fastest * 1.1 + page.length * fastest);
      }),
    );
  });

  it('a sample that comes a second time, or late, changes nothing', () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: 0, max: 1000 }), (page, seed) => {
        const heard = heardFrom([page]).flatMap((told) => ('sample' in told.heard ? [told.heard.sample] : []));
        let counting = newCounting(BEGIN_MS);
        let again = newCounting(BEGIN_MS);
        for (const [index, sample] of heard.entries()) {
          counting = countSample(counting, sample);
          again = countSample(again, sample);
          const earlier = heard[(seed * 7919) % (index + 1)];
          if (earlier) again = countSample(again, earlier);
        }
        expect(countedOf(again)).toEqual(countedOf(counting));
      }),
    );
  });

  it('nothing counts while nothing plays and nobody is there', () => {
    fc.assert(
      fc.property(spans, (page) => {
        const still = page.map((one) => ({ ...one, plays: false, visible: false }));
        const [counting] = run([still]).countings;
        expect(countedOf(counting ?? newCounting(0))).toMatchObject({ activeSeconds: 0, watched: [] });
      }),
    );
  });
});

describe('stretches', () => {
  it('without others are what lies in none of them', () => {
    expect(
      without(
        [[0, 10]],
        [
          [2, 3],
          [5, 20],
        ],
      ),
    ).toEqual([
      [0, 2],
      [3, 5],
    ]);
    expect(without([[0, 10]], [])).toEqual([[0, 10]]);
    expect(without([[4, 5]], [[0, 10]])).toEqual([]);
  });
});

describe('a sample from a page', () => {
  it('is refused without its clocks, and capped otherwise', () => {
    expect(parseSample('x')).toBeNull();
    expect(parseSample({ source: 'a', atMs: Number.NaN, clockMs: 1 })).toBeNull();
    const parsed = parseSample({
      source: 's'.repeat(900),
      atMs: 1,
      clockMs: 1,
      isVisible: 'yes',
      media: Array.from({ length: 50 }, () => ({ position: -4, duration: Number.POSITIVE_INFINITY, rate: 'fast' })),
    }) as Sample;
    expect(parsed.source).toHaveLength(64);
    expect(parsed.isVisible).toBe(false);
    expect(parsed.media).toHaveLength(8);
    expect(parsed.media[0]).toMatchObject({ position: 0, duration: null, rate: 1 });
  });
});
