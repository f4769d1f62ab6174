// What screens ask of the projection. Every answer is plain records; wrapped in Dexie's liveQuery it stays current.
import { Dexie } from 'dexie';
import { pageKeyOf } from '../model/address.ts';
import type { Annotation } from '../model/annotation.ts';
import { type Instant, type LocalDate, localDateOf } from '../model/dates.ts';
import type { GapExplanation } from '../model/gap-explanation.ts';
import type { Goal } from '../model/goal.ts';
import type { RecordId } from '../model/id.ts';
import type { Link, LinkKind } from '../model/link.ts';
import type { OwnModel } from '../model/own-model.ts';
import type { OwnType } from '../model/own-type.ts';
import type { Profile } from '../model/profile.ts';
import type { Reflection } from '../model/reflection.ts';
import type { Registration } from '../model/registration.ts';
import type { Reminder } from '../model/reminder.ts';
import type { Session } from '../model/session.ts';
import type { SettingKey } from '../model/setting.ts';
import { tagKey } from '../model/tags.ts';
import type { TextVersion } from '../model/text-version.ts';
import { type ActivityRow, binnedOf, type EvidenceRow, type ProjectionDb, UNDATED } from './database.ts';

/** Whether lists and figures are not whole yet: this device was just linked, and the latest rows came first. */
export const isFilling = async (db: ProjectionDb): Promise<boolean> =>
  (await db.markers.get('marker'))?.isFilling === true;

/** What waits in the inbox, newest first. */
export const inbox = (db: ProjectionDb, limit = 200): Promise<ActivityRow[]> =>
  shelf(db, 'inbox').reverse().limit(limit).toArray();

/** What has waited in the inbox since before this moment, oldest first. */
export const inboxBefore = (db: ProjectionDb, before: Instant): Promise<ActivityRow[]> =>
  shelf(db, 'inbox', Dexie.minKey, before).toArray();

export const inboxCount = (db: ProjectionDb): Promise<number> => shelf(db, 'inbox').count();

const shelf = (
  db: ProjectionDb,
  name: ActivityRow['shelf'],
  from: unknown = Dexie.minKey,
  to: unknown = Dexie.maxKey,
) => db.activities.where('[shelf+sortKey]').between([name, from], [name, to], true, true);

export interface ListRange {
  /** First and last day, both included; without `from`, activities that have no date yet are in the list too. */
  from?: LocalDate;
  to?: LocalDate;
  offset?: number;
  limit?: number;
}

/** The dated list, latest first; activities without a date stand last. */
export function datedList(db: ProjectionDb, { from, to, offset = 0, limit }: ListRange = {}): Promise<ActivityRow[]> {
  const rows = shelf(db, 'record', from, to).reverse().offset(offset);
  return (limit === undefined ? rows : rows.limit(limit)).toArray();
}

/** What stands in the list without a date. */
export const undatedList = (db: ProjectionDb): Promise<ActivityRow[]> =>
  shelf(db, 'record', UNDATED, UNDATED).toArray();

export const datedListCount = (db: ProjectionDb, { from, to }: ListRange = {}): Promise<number> =>
  shelf(db, 'record', from, to).count();

/** The planned activity that comes next, or null. */
export const nextPlanned = async (db: ProjectionDb, today: LocalDate): Promise<ActivityRow | null> =>
  (await shelf(db, 'record', `${today}~`).first()) ?? null;

/** An activity, wherever it is shelved, or null. */
export const activity = async (db: ProjectionDb, id: string): Promise<ActivityRow | null> =>
  (await db.activities.get(id as RecordId)) ?? null;

/** These activities in this order, without what is in the bin or gone. */
export async function activitiesById(db: ProjectionDb, ids: readonly string[]): Promise<ActivityRow[]> {
  const found = await db.activities.bulkGet(ids as RecordId[]);
  return found.filter((one) => one !== undefined && one.deletedOn === null) as ActivityRow[];
}

/** What lies in the bin, latest first. */
export const bin = (db: ProjectionDb): Promise<ActivityRow[]> => shelf(db, 'bin').reverse().toArray();

/** Evidence that lies in the bin by itself, latest first; what went there with its activity comes back with that. */
export async function evidenceInBin(db: ProjectionDb): Promise<EvidenceRow[]> {
  const inBin = await binnedOf(db.evidence);
  const alone: EvidenceRow[] = [];
  for (const one of inBin) {
    const homes = await db.links.where('[kind+to]').equals(['activityEvidence', one.id]).toArray();
    const activities = await db.activities.bulkGet(homes.map(({ from }) => from));
    if (homes.length === 0 || activities.some((row) => row && row.shelf !== 'bin')) alone.push(one);
  }
  return alone.sort((a, b) => ((a.deletedOn ?? '') < (b.deletedOn ?? '') ? 1 : -1));
}

/** Links of one kind from one record, in order. */
export async function links(db: ProjectionDb, kind: LinkKind, from: string): Promise<Link[]> {
  const found = await db.links.where('[kind+from]').equals([kind, from]).toArray();
  return inOrder(found);
}

const inOrder = (found: Link[]): Link[] => found.sort((a, b) => a.position - b.position || (a.key < b.key ? -1 : 1));

/** Evidence of one activity, without what is in the bin. */
export async function evidenceOf(db: ProjectionDb, activityId: string): Promise<EvidenceRow[]> {
  const linked = await links(db, 'activityEvidence', activityId);
  const rows = await db.evidence.bulkGet(linked.map((link) => link.to));
  return rows.filter((row) => row !== undefined && row.deletedOn === null) as EvidenceRow[];
}

/** Reflections of one activity under all models, oldest first, without what is in the bin. */
export async function reflectionsOf(db: ProjectionDb, activityId: string): Promise<Reflection[]> {
  const found = await db.reflections.where('activityId').equals(activityId).toArray();
  return found.filter((one) => one.deletedOn === null).sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
}

export interface ActivityWithParts {
  activity: ActivityRow;
  reflections: Reflection[];
  evidence: EvidenceRow[];
}

/** Activities with their reflections and evidence, in four queries whatever their number. */
export async function withParts(db: ProjectionDb, activities: ActivityRow[]): Promise<ActivityWithParts[]> {
  const ids = activities.map((one) => one.id);
  const [reflections, linked] = await Promise.all([
    db.reflections.where('activityId').anyOf(ids).toArray(),
    db.links
      .where('[kind+from]')
      .anyOf(ids.map((id) => ['activityEvidence', id]))
      .toArray(),
  ]);
  const evidence = await db.evidence.bulkGet([...new Set(linked.map((link) => link.to))]);
  return joined(activities, { reflections, linked, evidence });
}

/**
 * Everything in the record with its reflections and evidence, in no order. Reads the tables whole: of ten thousand that is far
 * sooner than looking for the parts of each.
 */
export async function recordWithParts(db: ProjectionDb): Promise<ActivityWithParts[]> {
  const [activities, reflections, linked, evidence] = await Promise.all([
    shelf(db, 'record').toArray(),
    db.reflections.toArray(),
    db.links
      .where('[kind+from]')
      .between(['activityEvidence', Dexie.minKey], ['activityEvidence', Dexie.maxKey], true, true)
      .toArray(),
    db.evidence.toArray(),
  ]);
  return joined(activities, { reflections, linked, evidence });
}

interface Parts {
  reflections: Reflection[];
  linked: Link[];
  evidence: readonly (EvidenceRow | undefined)[];
}

function joined(activities: ActivityRow[], { reflections, linked, evidence }: Parts): ActivityWithParts[] {
  const evidenceById = new Map(evidence.flatMap((row) => (row && row.deletedOn === null ? [[row.id, row]] : [])));
  const reflectionsBy = Map.groupBy(
    reflections.filter((one) => one.deletedOn === null),
    (one) => one.activityId,
  );
  const linksBy = Map.groupBy(linked, (link) => link.from);
  return activities.map((activity) => ({
    activity,
    reflections: (reflectionsBy.get(activity.id) ?? []).sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1)),
    evidence: inOrder(linksBy.get(activity.id) ?? []).flatMap((link) => evidenceById.get(link.to) ?? []),
  }));
}

/**
 * What was marked and noted on one piece of evidence, in the order of the page or recording, and of making where the place is the
 * same; without what is in the bin.
 */
export async function annotationsOf(db: ProjectionDb, evidenceId: string): Promise<Annotation[]> {
  const found = await db.annotations.where('evidenceId').equals(evidenceId).toArray();
  const placeOf = ({ target }: Annotation) => (target.kind === 'moment' ? target.seconds : target.start);
  const inOrder = (a: Annotation, b: Annotation) => placeOf(a) - placeOf(b) || (a.createdAt < b.createdAt ? -1 : 1);
  return found.filter((one) => one.deletedOn === null).sort(inOrder);
}

/** What was marked and noted on these pieces of evidence, by evidence, without what is in the bin. */
export async function annotationsBy(db: ProjectionDb, evidenceIds: string[]): Promise<Map<string, Annotation[]>> {
  const found = await db.annotations.where('evidenceId').anyOf(evidenceIds).toArray();
  return Map.groupBy(
    found.filter((one) => one.deletedOn === null),
    (one) => one.evidenceId,
  );
}

/** The evidence that something was marked on at this address, the latest first: a page may be kept from another address. Or null. */
export async function markedAt(db: ProjectionDb, url: string): Promise<EvidenceRow | null> {
  const key = pageKeyOf(url);
  if (!key) return null;
  const found = await db.annotations.filter((one) => one.deletedOn === null && pageKeyOf(one.url) === key).toArray();
  const latest = found.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0];
  const evidence = latest && (await db.evidence.get(latest.evidenceId));
  return evidence && !evidence.deletedOn ? evidence : null;
}

/** The sessions with one piece of evidence, oldest first, without what is in the bin. */
export async function sessionsOf(db: ProjectionDb, evidenceId: string): Promise<Session[]> {
  const found = await db.sessions.where('evidenceId').equals(evidenceId).toArray();
  return found.filter((one) => one.deletedOn === null).sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
}

/** Reminders that are due by `today` and not done, the oldest first. */
export async function dueReminders(db: ProjectionDb, today: LocalDate): Promise<Reminder[]> {
  const found = await db.reminders.where('dueOn').belowOrEqual(today).sortBy('dueOn');
  return found.filter((one) => one.doneOn === null && one.deletedOn === null);
}

/** Reminders of one activity that are not done, the next first. */
export async function remindersOf(db: ProjectionDb, activityId: string): Promise<Reminder[]> {
  const found = await db.reminders.where('activityId').equals(activityId).sortBy('dueOn');
  return found.filter((one) => one.doneOn === null && one.deletedOn === null);
}

/** All explanations of gaps, oldest first, without what is in the bin. */
export async function gapExplanations(db: ProjectionDb): Promise<GapExplanation[]> {
  const found = await db.gapExplanations.toArray();
  return found.filter((one) => one.deletedOn === null).sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
}

/** All goals, open ones first and by the day they are due, without what is in the bin. */
export async function goals(db: ProjectionDb): Promise<Goal[]> {
  const found = await db.goals.filter((one) => one.deletedOn === null).toArray();
  const rank = ({ state, dueOn, createdAt }: Goal) => [state === 'open' ? 0 : 1, dueOn ?? '9999', createdAt].join(' ');
  return found.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

/** The goals that an activity serves, without what is in the bin. */
export async function goalsOf(db: ProjectionDb, activityId: string): Promise<Goal[]> {
  const linked = await db.links.where('[kind+to]').equals(['goalActivity', activityId]).toArray();
  const found = await db.goals.bulkGet(linked.map(({ from }) => from));
  return found.flatMap((goal) => (goal && goal.deletedOn === null ? [goal] : []));
}

/** The activities that serve a goal, latest first, without what is in the bin. */
export async function activitiesOf(db: ProjectionDb, goalId: string): Promise<ActivityRow[]> {
  const rows = await activitiesById(
    db,
    (await links(db, 'goalActivity', goalId)).map(({ to }) => to),
  );
  return rows.sort((a, b) => (a.sortKey < b.sortKey ? 1 : -1));
}

/** Every tag that an activity outside the bin has, in the order of the alphabet, with how many have it. */
export async function tagsInUse(db: ProjectionDb): Promise<{ tag: string; count: number }[]> {
  const byKey = new Map<string, { tag: string; count: number }>();
  await db.activities
    .where('tags')
    .notEqual('')
    .each(({ tags, deletedOn }, { key }) => {
      // an activity is met once for each of its tags
      const tag = tags.find((one) => one === key);
      if (!tag || deletedOn !== null) return;
      const known = byKey.get(tagKey(tag)) ?? { tag, count: 0 };
      byKey.set(tagKey(tag), { tag: known.tag, count: known.count + 1 });
    });
  return [...byKey.values()].sort((a, b) => a.tag.localeCompare(b.tag, 'en-GB'));
}

/** Reflection models of the person's own that are offered, by name. */
export async function ownModels(db: ProjectionDb): Promise<OwnModel[]> {
  const found = await db.ownModels.filter((one) => one.deletedOn === null).toArray();
  return found.sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

/** All reflection models of the person's own, by name: what was written under one that was put away still needs its questions. */
export async function allOwnModels(db: ProjectionDb): Promise<OwnModel[]> {
  return (await db.ownModels.toArray()).sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

/** Kinds of learning of the person's own that are offered, by name. */
export async function ownTypes(db: ProjectionDb): Promise<OwnType[]> {
  const found = await db.ownTypes.filter((one) => one.deletedOn === null).toArray();
  return found.sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

/** The value of a setting that follows the person; empty for the default. */
export const setting = async (db: ProjectionDb, key: SettingKey): Promise<string> =>
  (await db.settings.get(key))?.value ?? '';

/** Earlier versions of one text, the latest first. */
export async function textVersions(db: ProjectionDb, recordId: string, field: string): Promise<TextVersion[]> {
  const found = await db.textVersions.where('[recordId+field]').equals([recordId, field]).toArray();
  return found.sort((a, b) => (a.replacedAt < b.replacedAt ? 1 : -1));
}

/** How many earlier versions of one text there are. */
export const versionCount = (db: ProjectionDb, recordId: string, field: string): Promise<number> =>
  db.textVersions.where('[recordId+field]').equals([recordId, field]).count();

/** All registrations, oldest first, without what is in the bin. */
export async function registrations(db: ProjectionDb): Promise<Registration[]> {
  const found = await db.registrations.toArray();
  return found.filter((one) => one.deletedOn === null).sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
}

/** Registrations that were taken away, the latest first. */
export async function registrationsInBin(db: ProjectionDb): Promise<Registration[]> {
  const found = await db.registrations.filter((one) => one.deletedOn !== null).toArray();
  return found.sort((a, b) => ((a.deletedOn ?? '') < (b.deletedOn ?? '') ? 1 : -1));
}

/** The profiles of one registration's cycle, oldest first: two, when two devices began one each while apart. */
export async function profiles(
  db: ProjectionDb,
  registrationId: string | null,
  cycleStart: LocalDate | null,
): Promise<Profile[]> {
  const found = await db.profiles.toArray();
  return found
    .filter((one) => !one.deletedOn && one.registrationId === registrationId && one.cycleStart === cycleStart)
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
}

export interface PageIdentity {
  url: string;
  canonicalUrl: string;
  doi: string;
}

export interface KeptBefore {
  activity: ActivityRow;
  evidence: EvidenceRow;
  /** Found by its DOI alone: it stood at another address. */
  isByDoi: boolean;
}

/** An activity made from this page before, latest first, with its evidence; null when there is none outside the bin. */
export async function keptBefore(
  db: ProjectionDb,
  { url, canonicalUrl, doi }: PageIdentity,
): Promise<KeptBefore | null> {
  const keys = [canonicalUrl, url].map(pageKeyOf).filter(Boolean);
  const found = await db.evidence.where('pageKey').anyOf(keys).toArray();
  if (doi) found.push(...(await db.evidence.where('doi').equals(doi).toArray()));
  found.sort((a, b) => (a.addedAt < b.addedAt ? 1 : -1));
  for (const evidence of found) {
    if (evidence.deletedOn) continue;
    const homes = await db.links.where('[kind+to]').equals(['activityEvidence', evidence.id]).toArray();
    const [kept] = await activitiesById(
      db,
      homes.map(({ from }) => from),
    );
    if (kept) return { activity: kept, evidence, isByDoi: !keys.includes(evidence.pageKey) };
  }
  return null;
}

/** Whether a page of this address stands in the portfolio, by the evidence alone. */
export async function isKept(db: ProjectionDb, url: string): Promise<boolean> {
  const key = pageKeyOf(url);
  if (!key) return false;
  const found = await db.evidence.where('pageKey').equals(key).toArray();
  return found.some((one) => one.deletedOn === null);
}

/**
 * Activities that something may be attached to, whose titles hold all of `words`: planned ones first, the next in time
 * leading, then the latest. Outside the bin.
 */
export async function attachable(db: ProjectionDb, words: string, today: LocalDate, limit = 8): Promise<ActivityRow[]> {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ title }: ActivityRow) => wanted.every((word) => title.toLowerCase().includes(word));
  const dayOf = (one: ActivityRow) => one.startedOn ?? localDateOf(new Date(one.createdAt));
  const isPlanned = (one: ActivityRow) => dayOf(one) > today;
  const [waiting, ahead, past] = await Promise.all([
    shelf(db, 'inbox').reverse().filter(fits).limit(50).toArray(),
    shelf(db, 'record', `${today}~`).filter(fits).limit(limit).toArray(),
    shelf(db, 'record', Dexie.minKey, `${today}~`).reverse().filter(fits).limit(limit).toArray(),
  ]);
  const planned = [...waiting.filter(isPlanned), ...ahead].sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1));
  const recent = [...waiting.filter((one) => !isPlanned(one)), ...past].sort((a, b) => (dayOf(a) > dayOf(b) ? -1 : 1));
  // many plans leave room for what was just done
  return [...planned.slice(0, limit - 3), ...recent].slice(0, limit);
}
