// Makes one activity of two or more that tell of the same thing.
import type * as Y from 'yjs';
import { ACTIVITY_TEXTS, type Activity } from '../../model/activity.ts';
import { localDateOf } from '../../model/dates.ts';
import type { RecordId } from '../../model/id.ts';
import { keptOf, type MergedFact, mergedFacts } from '../../model/merged-facts.ts';
import { tagKey } from '../../model/tags.ts';
import { readAll, readRecord } from '../read.ts';
import { replaceText, sharedText } from '../texts.ts';
import { changeActivity, changeReminder, tagActivity } from './activities.ts';
import { moveToBin } from './bin.ts';
import { putLink } from './links.ts';
import { moveReflection } from './reflections.ts';
import { keepVersion } from './versions.ts';
import { change } from './writing.ts';

/** Both texts with a blank line between them; a text that holds the other already stays as it is. */
function joined(text: string, more: string): string {
  if (!more.trim() || text.includes(more.trim())) return text;
  return text.trim() ? `${text.trimEnd()}\n\n${more}` : more;
}

function joinTexts(doc: Y.Doc, kept: Activity, other: Activity, now: Date): void {
  for (const field of ACTIVITY_TEXTS) {
    const next = joined(kept[field], other[field]);
    if (next === kept[field]) continue;
    keepVersion(doc, kept.id, field, kept[field], now);
    const text = sharedText(doc, 'activity', kept.id, field);
    // a record of long ago may lack the text; then the words stay with the other, in the bin
    if (text) replaceText(text, next);
  }
}

/** What is linked to the other is linked to the kept one too, after what is there. The other's links stay, for its way back. */
function shareLinks(doc: Y.Doc, kept: RecordId, other: RecordId): void {
  const links = readAll(doc, 'link');
  const last = links.reduce(
    (most, { kind, from, position }) =>
      kind === 'activityEvidence' && from === kept ? Math.max(most, position) : most,
    -1,
  );
  const isLinked = new Set(links.map(({ key }) => key));
  for (const { key, kind, from, to, position } of links) {
    if (isLinked.has(key.replace(other, kept))) continue;
    if (kind === 'activityEvidence' && from === other) putLink(doc, kind, kept, to, last + 1 + position);
    if ((kind === 'goalActivity' || kind === 'profileActivity') && to === other)
      putLink(doc, kind, from, kept, position);
  }
}

/** Gives `kept` what `other` has, its words at the end of its own, and puts the other in the bin. */
function absorb(doc: Y.Doc, kept: Activity, other: Activity, now: Date): void {
  joinTexts(doc, kept, other, now);
  const tagged = new Set(kept.tags.map(tagKey));
  for (const tag of other.tags) if (!tagged.has(tagKey(tag))) tagActivity(doc, kept.id, tag);
  shareLinks(doc, kept.id, other.id);
  for (const { id, activityId } of readAll(doc, 'reflection'))
    if (activityId === other.id) moveReflection(doc, id, kept.id);
  for (const { id, activityId } of readAll(doc, 'reminder'))
    if (activityId === other.id) changeReminder(doc, id, { activityId: kept.id });
  moveToBin(doc, 'activity', other.id, localDateOf(now));
}

/**
 * Merges two activities: the older one stays, with the facts that it has or that were `chosen` from the other, and with both
 * texts, all tags, evidence, goals, reflections and reminders. The other goes to the bin. Gives the id of the one that stays; null
 * when either is not there, and then nothing happens.
 */
export function mergeActivities(
  doc: Y.Doc,
  ids: readonly [RecordId, RecordId],
  chosen: readonly MergedFact[],
  now: Date,
): RecordId | null {
  const [one, two] = ids.map((id) => readRecord(doc, 'activity', id));
  if (!one || !two || one.id === two.id) return null;
  const kept = keptOf(one, two);
  const other = kept === one ? two : one;
  change(doc, () => {
    changeActivity(doc, kept.id, mergedFacts(kept, other, chosen));
    absorb(doc, kept, other, now);
  });
  return kept.id;
}

/**
 * Attaches activities to `target`, which takes over what they have and keeps its own facts; they go to the bin. False when the
 * target is gone or in the bin, and then nothing happens.
 */
export function attachActivities(doc: Y.Doc, ids: readonly RecordId[], target: RecordId, now: Date): boolean {
  const home = readRecord(doc, 'activity', target);
  if (!home || home.deletedOn) return false;
  change(doc, () => {
    for (const id of ids) {
      // each time as it is by then: it has the words of the one before
      const [kept, other] = [target, id].map((one) => readRecord(doc, 'activity', one));
      if (kept && other && id !== target) absorb(doc, kept, other, now);
    }
  });
  return true;
}
