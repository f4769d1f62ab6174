// Makes one activity of two or more that tell of the same thing.
import type * as Y from 'yjs';
import { ACTIVITY_TEXTS, type Activity } from '../../model/activity.ts';
import { localDateOf } from '../../model/dates.ts';
import type { RecordId } from '../../model/id.ts';
import { type Link, linkKey } from '../../model/link.ts';
import { keptOf, type MergedFact, mergedFacts } from '../../model/merged-facts.ts';
import type { Reflection } from '../../model/reflection.ts';
import type { Reminder } from '../../model/reminder.ts';
import { tagKey } from '../../model/tags.ts';
import { readAll, readRecord } from '../read.ts';
import { replaceText, sharedText } from '../texts.ts';
import { changeActivity, changeReminder, markActivity, tagActivity } from './activities.ts';
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

/** What belongs to activities, read once however many are merged. */
interface Belongings {
  links: readonly Link[];
  /** Keys of all links, those made meanwhile included. */
  linked: Set<string>;
  reflections: readonly Reflection[];
  reminders: readonly Reminder[];
}

function readBelongings(doc: Y.Doc): Belongings {
  const links = readAll(doc, 'link');
  const linked = new Set(links.map(({ key }) => key));
  return { links, linked, reflections: readAll(doc, 'reflection'), reminders: readAll(doc, 'reminder') };
}

/** What is linked to the other is linked to the kept one too, after what is there. The other's links stay, for its way back. */
function shareLinks(doc: Y.Doc, [kept, other]: [RecordId, RecordId], { links, linked }: Belongings, now: Date): void {
  const theirs = links.filter(({ from, to }) => from === other || to === other);
  for (const { kind, from, to, position } of theirs.sort((a, b) => a.position - b.position)) {
    const [ends, place] =
      kind === 'activityEvidence' && from === other
        ? [[kept, to] as const, now.getTime() + linked.size]
        : [[from, kept] as const, position];
    const key = linkKey(kind, ...ends);
    if (linked.has(key)) continue;
    linked.add(key);
    putLink(doc, kind, ...ends, place);
  }
}

/** Gives `kept` what `other` has, its words at the end of its own, and puts the other in the bin. */
function absorb(doc: Y.Doc, [kept, other]: [Activity, Activity], theirs: Belongings, now: Date): void {
  joinTexts(doc, kept, other, now);
  const tagged = new Set(kept.tags.map(tagKey));
  for (const tag of other.tags) if (!tagged.has(tagKey(tag))) tagActivity(doc, kept.id, tag);
  for (const [key, mark] of Object.entries(other.marks))
    if (kept.marks[key] === undefined) markActivity(doc, kept.id, key, mark);
  shareLinks(doc, [kept.id, other.id], theirs, now);
  for (const { id, activityId } of theirs.reflections) if (activityId === other.id) moveReflection(doc, id, kept.id);
  for (const { id, activityId } of theirs.reminders)
    if (activityId === other.id) changeReminder(doc, id, { activityId: kept.id });
  moveToBin(doc, 'activity', other.id, localDateOf(now));
}

/**
 * Merges two activities: the older one stays, with the facts that it has or that were `chosen` from the other, and with both
 * texts, all tags, marks, evidence, goals, reflections and reminders. The other goes to the bin. Gives the id of the one that stays; null
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
    absorb(doc, [kept, other], readBelongings(doc), now);
  });
  return kept.id;
}

/** A title that stands nowhere else, as of a note without any page, goes along as the first of the words. */
function withTitleInWords(other: Activity, kept: Activity, { links }: Belongings): Activity {
  const hasEvidence = links.some(({ kind, from }) => kind === 'activityEvidence' && from === other.id);
  if (hasEvidence || other.title === kept.title) return other;
  return { ...other, description: [other.title, other.description].filter(Boolean).join('\n\n') };
}

/**
 * Attaches activities to `target`, which takes over what they have; of its own facts it keeps all, and takes those that it lacks.
 * They go to the bin. False when the target is gone or in the bin, and then nothing happens.
 */
export function attachActivities(doc: Y.Doc, ids: readonly RecordId[], target: RecordId, now: Date): boolean {
  const home = readRecord(doc, 'activity', target);
  if (!home || home.deletedOn) return false;
  change(doc, () => {
    const theirs = readBelongings(doc);
    for (const id of ids) {
      // each time as it is by then: it has the words of the one before
      const [kept, other] = [target, id].map((one) => readRecord(doc, 'activity', one));
      if (!kept || !other || id === target) continue;
      // what invited to the other does not move the target
      const { invitation: _, ...facts } = mergedFacts(kept, other, []);
      changeActivity(doc, target, facts);
      absorb(doc, [kept, withTitleInWords(other, kept, theirs)], theirs, now);
    }
  });
  return true;
}
