// Attaching activities to another one: what they have moves there, and they go to the bin. With the way back.
import type * as Y from 'yjs';
import { ACTIVITY_TEXTS, type ActivityText } from '../model/activity.ts';
import { localDateOf } from '../model/dates.ts';
import type { RecordId } from '../model/id.ts';
import { type Link, linkKey } from '../model/link.ts';
import { changeReminder, inOneStep, moveReflection, moveToBin, putLink, removeLink, restore } from './edit.ts';
import { readAll, readRecord } from './read.ts';
import { replaceText, sharedText } from './texts.ts';

/** What was moved, for putting all of it back. */
export interface Attached {
  target: RecordId;
  /** The activities that went to the bin. */
  activities: RecordId[];
  /** Their links to evidence as they were. */
  links: Link[];
  /** Evidence that the target did not have before. */
  added: RecordId[];
  reflections: { id: RecordId; from: RecordId }[];
  reminders: { id: RecordId; from: RecordId }[];
  /** What was put at the end of the target's texts, with what parts it from the words before. */
  words: { field: ActivityText; text: string }[];
}

/** Words of the person's own are never lost: what stands in the activity's texts goes to the end of the target's. */
function appendTexts(doc: Y.Doc, id: RecordId, into: Attached): void {
  for (const field of ACTIVITY_TEXTS) {
    const said = sharedText(doc, 'activity', id, field)?.toString().trim();
    const text = sharedText(doc, 'activity', into.target, field);
    if (!said || !text) continue;
    const there = text.toString();
    // attached once before and put back since: once is enough
    if (there.includes(said)) continue;
    const appended = there.trim() ? `\n\n${said}` : said;
    replaceText(text, `${there}${appended}`);
    into.words.push({ field, text: appended });
  }
}

/** Moves the evidence, reflections and reminders of these activities to `target`, in one step. Nothing happens where it is gone. */
export function attachActivities(
  doc: Y.Doc,
  { activities, target }: { activities: readonly RecordId[]; target: RecordId },
  now: Date,
): Attached | null {
  const home = readRecord(doc, 'activity', target);
  if (!home || home.deletedOn) return null;
  const going = activities.filter((id) => id !== target && readRecord(doc, 'activity', id));
  const into: Attached = { target, activities: going, links: [], added: [], reflections: [], reminders: [], words: [] };
  const isGoing = new Set<string>(going);
  return inOneStep(doc, () => {
    const links = readAll(doc, 'link').filter(({ kind, from }) => kind === 'activityEvidence' && isGoing.has(from));
    into.links = links.sort((a, b) => going.indexOf(a.from) - going.indexOf(b.from) || a.position - b.position);
    for (const [index, { from, to }] of into.links.entries()) {
      removeLink(doc, 'activityEvidence', from, to);
      if (readRecord(doc, 'link', linkKey('activityEvidence', target, to))) continue;
      putLink(doc, 'activityEvidence', target, to, now.getTime() + index);
      into.added.push(to);
    }
    for (const { id, activityId: from } of readAll(doc, 'reflection'))
      if (isGoing.has(from)) {
        moveReflection(doc, id, target);
        into.reflections.push({ id, from });
      }
    for (const { id, activityId: from } of readAll(doc, 'reminder'))
      if (isGoing.has(from)) {
        changeReminder(doc, id, { activityId: target });
        into.reminders.push({ id, from });
      }
    for (const id of going) {
      appendTexts(doc, id, into);
      moveToBin(doc, 'activity', id, localDateOf(now));
    }
    return into;
  });
}

/** Takes back what was appended, wherever it stands by now; words that the person has changed since are left to them. */
function takeWordsBack(doc: Y.Doc, { target, words }: Attached): void {
  for (const { field, text: appended } of [...words].reverse()) {
    const text = sharedText(doc, 'activity', target, field);
    const there = text?.toString() ?? '';
    const at = there.lastIndexOf(appended);
    if (text && at >= 0) replaceText(text, there.slice(0, at) + there.slice(at + appended.length), at);
  }
}

/** Puts everything back as it was, in one step. */
export function detachActivities(doc: Y.Doc, attached: Attached): void {
  const { target, activities, links, added, reflections, reminders } = attached;
  inOneStep(doc, () => {
    for (const id of activities) restore(doc, 'activity', id);
    for (const to of added) removeLink(doc, 'activityEvidence', target, to);
    for (const { from, to, position } of links) putLink(doc, 'activityEvidence', from, to, position);
    for (const { id, from } of reflections) moveReflection(doc, id, from);
    for (const { id, from } of reminders) changeReminder(doc, id, { activityId: from });
    takeWordsBack(doc, attached);
  });
}
