// Counts the time of a session from what its page told: pure, so that hours of traces can be put through it.
//
// A second counts when the session is on and (a) the page is visible, has the focus and had input in the last 90 seconds, or
// (b) a medium plays that can be seen or heard. It counts once, whatever plays beside it, in all sessions together.
import { type Stretch, secondsOf, unionOf } from '../../shared/model/session.ts';
import type { MediumSample, Sample } from './sample.ts';

/** Reading goes on this long after the last input. */
const INPUT_MS = 90_000;
/** A longer silence between two samples was sleep, or the page was stopped: nothing of it counts. */
const SILENCE_MS = 30_000;
/** The two clocks agree so far; beyond it the wall clock was set. */
const CLOCKS_MS = 250;
/** After this long without anything that counts, a session is paused. */
export const IDLE_MS = 15 * 60_000;
/** Two lengths this close, in seconds, are one recording: players correct the length while they load. */
const SAME_LENGTH = 1;
/** Stretches of the wall clock kept apart; older ones are only summed. */
const COUNTED_MAX = 200;
/** Stretches of a recording that are kept; the shortest give way. */
const WATCHED_MAX = 400;

/** What was seen of one recording. */
export interface Recording {
  /** Seconds; null for a live stream. */
  duration: number | null;
  /** Seconds of the recording that were really played, in order, none overlapping. */
  watched: Stretch[];
}

export interface Counting {
  /** Wall clock of the start, in milliseconds; earlier begun goes first where two media play at once. */
  startedAtMs: number;
  /** Stretches of the wall clock that counted, in seconds since 1970: the latest ones. */
  counted: Stretch[];
  /** Seconds that counted before those. */
  earlierSeconds: number;
  recordings: Recording[];
  /** The latest sample of each frame. */
  last: Record<string, Sample>;
  /** Wall clock, in milliseconds, up to which something counted; at first the start. */
  countedUntilMs: number;
  /** The screen is locked: nothing counts. */
  isLocked: boolean;
}

export const newCounting = (startedAtMs: number): Counting => ({
  startedAtMs,
  counted: [],
  earlierSeconds: 0,
  recordings: [],
  last: {},
  countedUntilMs: startedAtMs,
  isLocked: false,
});

/** Whether this medium counts while it is so: it plays, and somebody can see or hear it. */
const countsAsPlayed = (medium: MediumSample, { isVisible }: Sample): boolean =>
  medium.plays && (medium.isAudible || medium.isPictureInPicture || (isVisible && medium.isShown));

const playsIn = (sample: Sample): boolean => sample.media.some((medium) => countsAsPlayed(medium, sample));
const isReadable = (sample: Sample): boolean => sample.isVisible && sample.isFocused;

/** The stretch of the wall clock from one sample to the next of its source, in milliseconds; null where it cannot be trusted. */
function stretchBetween(before: Sample, now: Sample): Stretch | null {
  const clock = now.clockMs - before.clockMs;
  const wall = now.atMs - before.atMs;
  // on some systems the forward clock stands still during sleep, so that the wall clock is what tells
  if (clock <= 0 || clock > SILENCE_MS || wall > SILENCE_MS) return null;
  return Math.abs(wall - clock) <= CLOCKS_MS && wall > 0 ? [before.atMs, now.atMs] : [now.atMs - clock, now.atMs];
}

/** Stretches within `whole` of which input was under 90 seconds ago. */
function stretchesOfUse([from, to]: Stretch, before: Sample, now: Sample): Stretch[] {
  return [before.inputAtMs, now.inputAtMs]
    .filter((at) => at !== null)
    .map((at): Stretch => [Math.max(from, at), Math.min(to, at + INPUT_MS)])
    .filter(([start, end]) => end > start);
}

/** What of `stretches` lies in none of `taken`. */
export function without(stretches: readonly Stretch[], taken: readonly Stretch[]): Stretch[] {
  let rest = unionOf(stretches);
  for (const [from, to] of taken)
    rest = rest.flatMap(([start, end]): Stretch[] =>
      end <= from || start >= to
        ? [[start, end]]
        : [...(start < from ? [[start, from] as Stretch] : []), ...(end > to ? [[to, end] as Stretch] : [])],
    );
  return rest;
}

/** What of the recording was rendered between two samples; null when it was nothing, or cannot have been. */
function playedBetween(before: MediumSample, now: MediumSample, seconds: number): Stretch | null {
  if (before.load !== now.load) return null;
  // a little more than the clock allows: position and clock are not read at the same instant
  const furthest = before.position + seconds * before.rate * 1.1 + 0.3 * before.rate;
  // a pause and a jump in one turn are told of together: the position is then the new one, and `seeks` still the old
  const isOneGo = before.seeks === now.seeks && now.position >= before.position && now.position <= furthest;
  const end = isOneGo ? now.position : now.reached;
  if (end === null || end <= before.position) return null;
  return [before.position, Math.min(end, furthest)];
}

function recordingOf(recordings: readonly Recording[], duration: number): number {
  return recordings.findIndex((one) => one.duration !== null && Math.abs(one.duration - duration) <= SAME_LENGTH);
}

function withShortestGone(watched: Stretch[]): Stretch[] {
  if (watched.length <= WATCHED_MAX) return watched;
  const longest = [...watched].sort((a, b) => b[1] - b[0] - (a[1] - a[0])).slice(0, WATCHED_MAX);
  return unionOf(longest);
}

function addPlayed(recordings: Recording[], before: Sample, now: Sample, seconds: number): Recording[] {
  let next = recordings;
  for (const medium of before.media) {
    const after = now.media.find(({ element }) => element === medium.element);
    if (!after || medium.duration === null || !countsAsPlayed(medium, before)) continue;
    const played = playedBetween(medium, after, seconds);
    if (!played) continue;
    const duration = after.load === medium.load && after.duration !== null ? after.duration : medium.duration;
    const stretch: Stretch = [played[0], Math.min(played[1], duration)];
    const at = recordingOf(next, duration);
    const found = next[at];
    const watched = withShortestGone(unionOf([...(found?.watched ?? []), stretch]));
    next = found
      ? next.map((one, index) => (index === at ? { duration: Math.max(one.duration ?? 0, duration), watched } : one))
      : [...next, { duration, watched }];
  }
  return next;
}

/** Whether another session's medium has this time: one that plays goes before reading, and of two that play the focused or the older. */
function goesBefore(other: Counting, mine: { counting: Counting; sample: Sample }): boolean {
  const fresh = Object.values(other.last).filter(({ atMs }) => Math.abs(mine.sample.atMs - atMs) <= SILENCE_MS);
  if (other.isLocked || !fresh.some(playsIn)) return false;
  if (!playsIn(mine.sample)) return true;
  const [theirs, ours] = [fresh.some(isReadable), isReadable(mine.sample)];
  return theirs === ours ? other.startedAtMs < mine.counting.startedAtMs : theirs;
}

/** Frames that are gone say no goodbye. */
const withoutOld = (last: Counting['last'], atMs: number): Counting['last'] =>
  Object.fromEntries(Object.entries(last).filter(([, sample]) => atMs - sample.atMs <= 2 * SILENCE_MS));

function folded(counting: Counting): Counting {
  const extra = counting.counted.length - COUNTED_MAX;
  if (extra <= 0) return counting;
  return {
    ...counting,
    earlierSeconds: counting.earlierSeconds + secondsOf(counting.counted.slice(0, extra)),
    counted: counting.counted.slice(extra),
  };
}

/**
 * The count after one more sample. A sample that was there before, or is older than the latest of its source, changes nothing,
 * so that whoever is unsure may send again. `others`: the sessions that run beside this one.
 */
export function countSample(counting: Counting, sample: Sample, others: readonly Counting[] = []): Counting {
  const before = counting.last[sample.source];
  if (before && sample.clockMs <= before.clockMs) return counting;
  if (counting.isLocked) return counting;
  const last = { ...withoutOld(counting.last, sample.atMs), [sample.source]: sample };
  const whole = before && stretchBetween(before, sample);
  if (!before || !whole) return { ...counting, last };
  const plays = playsIn(before);
  const claimed = plays ? [whole] : isReadable(before) ? stretchesOfUse(whole, before, sample) : [];
  const isTheirs = others.some((other) => goesBefore(other, { counting, sample: before }));
  const mine = claimed.map(([from, to]): Stretch => [from / 1000, to / 1000]);
  const free = isTheirs
    ? []
    : without(
        mine,
        others.flatMap((other) => other.counted),
      );
  return folded({
    ...counting,
    last,
    counted: unionOf([...counting.counted, ...free]),
    recordings: plays
      ? addPlayed(counting.recordings, before, sample, (whole[1] - whole[0]) / 1000)
      : counting.recordings,
    countedUntilMs: claimed.length > 0 ? Math.max(counting.countedUntilMs, sample.atMs) : counting.countedUntilMs,
  });
}

/** Nothing counts from here to the next sample: a pause, a lock, a page that went. */
export const interrupted = (counting: Counting): Counting => ({ ...counting, last: {} });

export const locked = (counting: Counting): Counting => ({ ...interrupted(counting), isLocked: true });
export const unlocked = (counting: Counting): Counting => ({ ...counting, isLocked: false });

/** The person goes on after a pause: what follows is measured from now. */
export const resumed = (counting: Counting, atMs: number): Counting => ({
  ...unlocked(interrupted(counting)),
  countedUntilMs: Math.max(counting.countedUntilMs, atMs),
});

/** Whether nothing has counted for so long that the person has surely gone. */
export const isIdle = ({ countedUntilMs }: Counting, nowMs: number): boolean => nowMs - countedUntilMs > IDLE_MS;

export interface Counted {
  /** Seconds on the clock that counted. */
  activeSeconds: number;
  /** What was seen of the recording of which most was seen. */
  watched: Stretch[];
  /** Its length in seconds; null without one, and for a live stream. */
  mediaSeconds: number | null;
  /** Seconds seen of further recordings. */
  otherSeconds: number;
}

/** What is to be kept of the count. */
export function countedOf({ counted, earlierSeconds, recordings }: Counting): Counted {
  const byLength = [...recordings].sort((a, b) => secondsOf(b.watched) - secondsOf(a.watched));
  const [most, ...rest] = byLength;
  return {
    activeSeconds: Math.round(earlierSeconds + secondsOf(counted)),
    watched: (most?.watched ?? []).map(([from, to]): Stretch => [tenth(from), tenth(to)]),
    mediaSeconds: most?.duration == null ? null : tenth(most.duration),
    otherSeconds: Math.round(rest.reduce((sum, { watched }) => sum + secondsOf(watched), 0)),
  };
}

const tenth = (seconds: number): number => Math.round(seconds * 10) / 10;

/** Whether a medium plays in the page now, and where it is: of several the one that plays, else the longest. */
export function mainMedium(counting: Counting): { source: string; medium: MediumSample } | null {
  const all = Object.values(counting.last).flatMap((sample) =>
    sample.media.map((medium) => ({ source: sample.source, medium })),
  );
  const weight = ({ medium }: (typeof all)[number]) => (medium.plays ? 1e9 : 0) + (medium.duration ?? 1e6);
  return all.sort((a, b) => weight(b) - weight(a))[0] ?? null;
}
