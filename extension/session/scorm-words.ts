// A course's progress in words, from what its page answered.
import { asLine, asRecord } from '../../shared/model/parse.ts';
import type { ScormProgress } from './scorm.ts';

/** What came back from the page's own world, which may say anything. */
export function parseScorm(value: unknown): ScormProgress | null {
  const from = asRecord(value);
  if (from.version !== '1.2' && from.version !== '2004') return null;
  const progress: ScormProgress = {
    version: from.version,
    status: asLine(from.status, 60),
    score: asLine(from.score, 20),
    totalTime: asLine(from.totalTime, 40),
  };
  return progress.status || progress.score || progress.totalTime ? progress : null;
}

/** Whole minutes of a SCORM time, either form; null when it is none. */
export function minutesOfScorm(time: string): number | null {
  const old = /^(\d{1,4}):(\d\d):(\d\d)(?:\.\d+)?$/.exec(time);
  const iso = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?$/.exec(time);
  const [days, hours, minutes, seconds] = old ? [0, old[1], old[2], old[3]] : iso ? iso.slice(1) : [];
  if (!old && !iso) return null;
  const total = Number(days ?? 0) * 1440 + Number(hours ?? 0) * 60 + Number(minutes ?? 0) + Number(seconds ?? 0) / 60;
  return Math.round(total);
}

/** "The course says: completed, score 85, 75 minutes in all." */
export function scormWords({ status, score, totalTime }: ScormProgress): string {
  const minutes = minutesOfScorm(totalTime);
  const parts = [
    status,
    score && `score ${score}`,
    minutes === null || minutes === 0 ? '' : `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} in all`,
  ].filter(Boolean);
  return `The course says: ${parts.join(', ')}.`;
}
