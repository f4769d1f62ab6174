// What schema.org words say of learning: who gives it, when, how long, how much work, at what level, for how many credits.

import { toPageDate, toSeconds } from '../../shared/wording/page-date.ts';
import { isOfThisPage } from './address.ts';
import { addressesOf, first, hasType, line, list, type SchemaNode, things } from './schema-node.ts';

const INSTANCES_MAX = 50;

export interface Moment {
  /** The address the person sees. */
  url: string;
  /** Today, `YYYY-MM-DD`: of the runs of a course the next to come is meant. */
  today: string;
}

const startOf = (node: SchemaNode): string =>
  toPageDate(line(node.startDate)) || toPageDate(line(first(node.courseSchedule).startDate));

/** Whether the address on screen names this run of a course rather than the course as a whole. */
function isNamed(instance: SchemaNode, url: string): boolean {
  const addresses = addressesOf(instance);
  const withHash = (address: string) => address.includes('#') && url.includes('#') && address === url;
  const hash = /#.+$/.exec(url)?.[0];
  if (addresses.some(withHash) || (hash && instance['@id'] === hash)) return true;
  return addresses.some((address) => !address.includes('#') && isOfThisPage(address, url) && samePath(address, url));
}

function samePath(address: string, url: string): boolean {
  try {
    const [one, other] = [new URL(address, url), new URL(url)];
    return one.host === other.host && one.pathname === other.pathname && one.search === other.search;
  } catch {
    return false;
  }
}

/** Of a course's runs the one that the address names, else the next to come, else the first. Empty when it has none. */
export function instanceOf(node: SchemaNode, { url, today }: Moment): SchemaNode {
  const instances = things(node.hasCourseInstance).slice(0, INSTANCES_MAX);
  const named = instances.filter((instance) => isNamed(instance, url));
  if (named[0] && named.length < instances.length) return named[0];
  const toCome = instances
    .filter((instance) => startOf(instance).slice(0, 10) >= today)
    .sort((a, b) => startOf(a).localeCompare(startOf(b)));
  return toCome[0] ?? instances[0] ?? {};
}

/** `PT3H daily, 31 times`: how a schedule says it, for courses that give no workload of their own. */
function scheduleOf(node: SchemaNode): string {
  const schedule = first(node.courseSchedule);
  const duration = line(schedule.duration);
  if (!duration) return '';
  const often = line(schedule.repeatFrequency).toLowerCase();
  const times = line(schedule.repeatCount);
  return [[duration, /^p\d*\w$/.test(often) ? '' : often].filter(Boolean).join(' '), times && `${times} times`]
    .filter(Boolean)
    .join(', ');
}

/** The work as the page states it; ISO 8601 stays as it is. */
export function workloadOf(node: SchemaNode, instance: SchemaNode): string {
  const others = things(node.hasCourseInstance).slice(0, INSTANCES_MAX);
  const holders = [instance, node, ...others];
  const say = (read: (holder: SchemaNode) => string) => holders.map(read).find(Boolean) ?? '';
  return (
    say((holder) => line(holder.courseWorkload)) || say((holder) => line(holder.timeRequired)) || say(scheduleOf) || ''
  );
}

/** The level: `educationalLevel` as text or as a defined term, or an alignment of that type. */
export function levelOf(node: SchemaNode, instance: SchemaNode): string {
  for (const holder of [node, instance]) {
    const aligned = things(holder.educationalAlignment).find((one) => /level/i.test(line(one.alignmentType)));
    const level = line(holder.educationalLevel) || line(aligned?.targetName);
    if (level) return level.replace(/^https?:\/\/\S*[/#](?=[^/#]+$)/, '');
  }
  return '';
}

/** `3 credits`, where the page counts them. */
export function creditsOf(node: SchemaNode): string {
  const value = list(node.numberOfCredits)[0];
  const said = typeof value === 'object' ? line(first(value).value) || line(value) : line(value);
  if (!said) return '';
  const number = Number(said);
  return Number.isFinite(number) ? (number > 0 ? `${number} ${number === 1 ? 'credit' : 'credits'}` : '') : said;
}

const BODY = /Organi[sz]ation$|^(?:Corporation|CollegeOrUniversity|School|Hospital|NGO|EducationalOrganization)$/;
export const isBody = (value: unknown): boolean =>
  things(value).some((thing) => hasType(thing, BODY) && !hasType(thing, /^Person$/));

/** Who gives it: named as provider or organiser, by the run, by the offer, or by what it is part of. */
export function providerOf(node: SchemaNode, instance: SchemaNode): string {
  const series = [first(node.superEvent), first(node.isPartOf), first(node.partOfSeries)];
  const said = [
    node.provider,
    node.organizer,
    node.offeredBy,
    first(node.offers).offeredBy,
    instance.provider,
    instance.organizer,
    first(instance.offers).offeredBy,
    node.recognizedBy,
    node.productionCompany,
    node.sourceOrganization,
    ...series.flatMap((part) => [part.provider, part.organizer]),
    ...[node.creator, node.author, ...series.map((part) => part.author)].filter(isBody),
    node.sponsor,
  ];
  return said.map(line).find((name) => name && !/^(?:https?:)?\/\//.test(name)) ?? '';
}

export interface Times {
  startsAt: string;
  endsAt: string;
  durationSeconds: number | null;
}

/** Start, end and length of an event, a broadcast or a run of a course. */
export function timesOf(node: SchemaNode, instance: SchemaNode): Times {
  const broadcasts = [...things(node.publication), ...things(node.eventSchedule), first(node.broadcastOfEvent)];
  const holders = [instance, node, ...broadcasts];
  const holder = holders.find((one) => startOf(one)) ?? {};
  const schedule = first(holder.courseSchedule);
  const startsAt = startOf(holder);
  const endsAt = toPageDate(line(holder.endDate)) || toPageDate(line(schedule.endDate));
  const media = [node, first(node.associatedMedia), first(node.audio), first(node.video), first(node.encoding)];
  const length = media.map((one) => toSeconds(line(one.duration))).find((seconds) => seconds !== null) ?? null;
  return { startsAt, endsAt: endsAt >= startsAt ? endsAt : '', durationSeconds: length ?? between(startsAt, endsAt) };
}

/** Seconds from a start to an end when both have a time and it ends within a day; null otherwise. */
export function between(start: string, end: string): number | null {
  if (!start.includes('T') || !end.includes('T')) return null;
  const seconds = (Date.parse(end) - Date.parse(start)) / 1_000;
  return seconds > 0 && seconds <= 86_400 ? seconds : null;
}
