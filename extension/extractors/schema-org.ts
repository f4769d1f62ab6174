// From things described with schema.org words to what they say of this page: which of them the page is, and its fields.
import type { CaptureKind } from '../../shared/model/capture.ts';
import { asText } from '../../shared/model/parse.ts';
import { isOfThisPage } from './address.ts';
import { findDoi } from './doi.ts';
import type { Finding, Found, Source } from './finding.ts';
import { toNames } from './names.ts';
import { toPageDate, toSeconds } from './page-date.ts';
import { decodeEntities, overlap } from './page-text.ts';
import { addressesOf, type Described, first, hasType, line, lines, list, type SchemaNode } from './schema-node.ts';

export interface PageContext {
  url: string;
  /** What the page shows as its title: heading, `<title>`, Open Graph. */
  titles: string[];
}

const KINDS: [CaptureKind, RegExp][] = [
  ['course', /^(?:Course|CourseInstance|LearningResource|EducationalOccupationalProgram)$/],
  ['webinar', /Event$|^(?:VideoObject|Clip|EventSeries)$/],
  ['podcast', /^(?:PodcastEpisode|RadioEpisode|AudioObject)$/],
  ['article', /Article$|Posting$|^(?:Report|HowTo|MedicalWebPage|Chapter|Thesis|Book|Review)$/],
  ['page', /WebPage$|^(?:AboutPage|ItemPage|FAQPage|QAPage|CreativeWork)$/],
];
/** Which kind wins where a page has several: an article with a video in it is an article. */
const WEIGHT: Record<CaptureKind, number> = {
  course: 3,
  certificate: 3,
  article: 2.5,
  webinar: 2,
  podcast: 1.5,
  slides: 1.5,
  post: 1,
  page: 0.5,
  email: 0,
  pdf: 0,
};

const kindOf = (node: SchemaNode): CaptureKind | null =>
  KINDS.find(([, pattern]) => hasType(node, pattern))?.[0] ?? null;

const titlesOf = (node: SchemaNode): string[] =>
  [line(node.headline), line(node.name), line(node.title)].filter(Boolean);

/** How well the best of a thing's titles agrees with what the page shows, 0 to 1; 0 when the thing has none. */
function agreement(node: SchemaNode, titles: string[]): number {
  return Math.max(0, ...titlesOf(node).flatMap((one) => titles.map((shown) => overlap(one, shown))));
}

/** The one of a thing's titles that agrees best: some encyclopaedias put a description into `headline`. */
function bestTitle(node: SchemaNode, titles: string[]): string {
  const ranked = titlesOf(node)
    .map((title) => ({ title, score: Math.max(0, ...titles.map((shown) => overlap(title, shown))) }))
    .sort((a, b) => b.score - a.score);
  const [best] = ranked;
  return best && (best.score >= 0.3 || titles.length === 0) ? best.title : '';
}

interface Ranked {
  node: SchemaNode;
  kind: CaptureKind;
  score: number;
}

/** The thing the page is: by its kind, its address and its title. Null when several claim it and nothing tells which. */
export function mainThing(found: Described[], page: PageContext): Ranked | null {
  const ranked = found
    .flatMap(({ node, depth }): Ranked[] => {
      const kind = kindOf(node);
      if (!kind) return [];
      const addresses = addressesOf(node);
      const fits = addresses.some((address) => isOfThisPage(address, page.url));
      const elsewhere = addresses.length > 0 && !fits;
      const score = WEIGHT[kind] + 3 * agreement(node, page.titles) - 1.5 * depth - (elsewhere ? 3 : 0);
      return [{ node, kind, score }];
    })
    .sort((a, b) => b.score - a.score);
  const [best, second] = ranked;
  if (!best || best.score < 0) return null;
  const tied = second && second.score === best.score && second.kind === best.kind;
  return tied && agreement(best.node, page.titles) === 0 && best.kind !== 'page' ? null : best;
}

const WRITERS = ['author', 'creator', 'contributor'];
const PEOPLE: Record<CaptureKind, string[]> = {
  article: WRITERS,
  page: ['author', 'creator'],
  pdf: ['author', 'creator'],
  slides: WRITERS,
  post: WRITERS,
  email: WRITERS,
  certificate: [],
  webinar: ['performer', 'performers', 'actor', 'author', 'creator', 'contributor'],
  podcast: ['author', 'creator', 'actor', 'contributor'],
  course: ['instructor', 'author', 'creator', 'contributor'],
};

function peopleOf(node: SchemaNode, kind: CaptureKind): string[] {
  const holders = [node, ...list(node.hasCourseInstance).slice(0, 20)];
  for (const property of PEOPLE[kind]) {
    const names = toNames(
      holders.flatMap((holder) =>
        typeof holder === 'object' && holder ? lines((holder as SchemaNode)[property]) : [],
      ),
    );
    if (names.length > 0) return names;
  }
  return [];
}

/** The journal or series at the end of `isPartOf`: issue, volume, periodical. */
function containerOf(node: SchemaNode): string {
  let part = first(node.isPartOf);
  for (let step = 0; step < 4; step++) {
    if (hasType(part, /^(?:Periodical|Book|CreativeWorkSeries|PodcastSeries|Newspaper|Course)$/))
      return line(part.name);
    part = first(part.isPartOf);
  }
  return line(node.partOfSeries) || (hasType(node, /^CourseInstance$/) ? '' : '');
}

function doiOf(node: SchemaNode): string {
  const named = [...list(node.identifier), ...list(node.sameAs), node['@id'], ...list(node.url)];
  return (
    named
      .map((value) => findDoi(typeof value === 'string' ? value : (first(value).value ?? first(value)['@id'])))
      .find(Boolean) ?? ''
  );
}

function publishedOn(node: SchemaNode): string {
  const properties = ['datePublished', 'uploadDate', 'dateCreated', 'datePosted'];
  return properties.map((name) => toPageDate(line(node[name]))).find(Boolean) ?? '';
}

/** When a webinar or course begins; of several runs of a course the first with a date. */
function startsAt(node: SchemaNode): string {
  const holders = [node, ...list(node.hasCourseInstance), ...list(node.publication), ...list(node.eventSchedule)];
  return holders.map((holder) => toPageDate(line(first(holder).startDate))).find(Boolean) ?? '';
}

function workloadOf(node: SchemaNode): string {
  const holders = [node, ...list(node.hasCourseInstance)];
  return (
    holders.map((holder) => line(first(holder).courseWorkload) || line(first(holder).timeRequired)).find(Boolean) ?? ''
  );
}

const providerOf = (node: SchemaNode): string =>
  line(node.provider) ||
  line(node.organizer) ||
  line(first(node.hasCourseInstance).provider) ||
  line(first(node.superEvent).organizer);

/** What the things of one notation say of the page; an empty finding when none of them is the page. */
export function readSchemaOrg(source: Source, found: Described[], page: PageContext): Finding {
  const siteName = line(found.find(({ node }) => hasType(node, /^WebSite$/))?.node.name);
  const main = mainThing(found, page);
  if (!main) return { source, values: { siteName } };
  const { node, kind } = main;
  const learning = kind === 'course' || kind === 'webinar';
  const values: Found = {
    title: bestTitle(node, page.titles),
    authors: peopleOf(node, kind),
    publishedOn: publishedOn(node),
    siteName: siteName || line(first(node.isPartOf).publisher),
    publisher: line(node.publisher),
    provider: learning ? providerOf(node) : '',
    doi: doiOf(node),
    container: containerOf(node),
    language: line(first(node.inLanguage).alternateName) || line(node.inLanguage),
    description: decodeEntities(asText(line(node.description) || line(node.abstract), 2_000)),
    durationSeconds: toSeconds(node.duration) ?? (kind === 'webinar' ? between(node) : null),
    workload: learning ? workloadOf(node) : '',
    startsAt: learning ? startsAt(node) : '',
  };
  return kind === 'page' ? { source, values } : { source, values, kind };
}

/** Seconds from an event's start to its end when both have a time and it ends within a day; null otherwise. */
function between(node: SchemaNode): number | null {
  const [start, end] = [toPageDate(line(node.startDate)), toPageDate(line(node.endDate))];
  if (!start.includes('T') || !end.includes('T')) return null;
  const seconds = (Date.parse(end) - Date.parse(start)) / 1_000;
  return seconds > 0 && seconds <= 86_400 ? seconds : null;
}
