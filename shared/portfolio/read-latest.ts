// The records that people look at first, read before all others: a large portfolio takes a while to read as a whole.
import * as Y from 'yjs';
import type { Change } from '../model/change.ts';
import { parseLink } from '../model/link.ts';
import { RECORD_KINDS, rootOf } from './layout.ts';
import { readChange } from './read.ts';

/**
 * The `count` activities with the latest first day, with their reflections, evidence and links, and all records of kinds that there
 * are at most `count` of. Looks at single fields of the others.
 */
export function readLatest(doc: Y.Doc, count: number): Change[] {
  const ids = latestActivities(doc, count);
  const links = [...rootOf(doc, 'link')].flatMap(([key, value]) => parseLink(key, value) ?? []);
  const own = links.filter(({ from }) => ids.has(from));
  const parts = new Set<string>(own.map(({ to }) => to));
  const keys = new Set<string>(own.map(({ key }) => key));
  return RECORD_KINDS.flatMap((kind) => {
    const root = rootOf(doc, kind);
    // Yjs counts the keys of a map anew each time it is asked
    const areFew = root.size <= count;
    const isWanted = (id: string) => {
      if (areFew || ids.has(id) || parts.has(id) || keys.has(id)) return true;
      const record = kind === 'reflection' ? root.get(id) : null;
      return record instanceof Y.Map && ids.has(String(record.get('activityId')));
    };
    return [...root.keys()].filter(isWanted).map((id) => readChange(doc, kind, id));
  }).filter(({ record }) => record !== null);
}

function latestActivities(doc: Y.Doc, count: number): Set<string> {
  const days = [...rootOf(doc, 'activity')].map(([id, record]) => {
    const day = record instanceof Y.Map ? record.get('startedOn') : null;
    return { id, day: typeof day === 'string' ? day : '' };
  });
  const latest = days.sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0)).slice(0, count);
  return new Set(latest.map(({ id }) => id));
}
