// From things described with schema.org words to what they say of this page: which of them the page is, and its fields.
import type { CaptureKind } from '../../shared/model/capture.ts';
import { toPageDate, toSeconds } from '../../shared/wording/page-date.ts';
import { isOfThisPage } from './address.ts';
import { findDoi } from './doi.ts';
import type { Finding, Found, Source } from './finding.ts';
import { toNames } from './names.ts';
import { overlap } from './page-text.ts';
import { abstractOf, articlePlace } from './schema-article.ts';
import { creditsOf, instanceOf, isBody, levelOf, providerOf, timesOf, workloadOf } from './schema-learning.ts';
import {
  addressesOf,
  type Described,
  first,
  hasType,
  line,
  lines,
  list,
  type SchemaNode,
  withReferences,
} from './schema-node.ts';

export interface PageContext {
  url: string;
  /** What the page shows as its title: heading, `<title>`, Open Graph. */
  titles: string[];
  /** `YYYY-MM-DD`. */
  today: string;
}

/** The first that fits; a thing may have several types, and an article that teaches is an article. */
const KINDS: [CaptureKind, RegExp][] = [
  ['course', /^(?:Course|CourseInstance|EducationalOccupationalProgram|Syllabus)$/],
  ['article', /Article$|^(?:BlogPosting|LiveBlogPosting|Report|HowTo|MedicalWebPage|Chapter|Thesis|Book|Review)$/],
  ['post', /^(?:SocialMediaPosting|DiscussionForumPosting)$/],
  ['slides', /^PresentationDigitalDocument$/],
  ['podcast', /^(?:PodcastEpisode|RadioEpisode|AudioObject|Audiobook)$/],
  ['webinar', /Event$|^(?:VideoObject|Clip|EventSeries|Festival|Hackathon|VideoObjectSnapshot)$/],
  ['course', /^(?:LearningResource|Quiz)$/],
  ['certificate', /^EducationalOccupationalCredential$/],
  ['email', /^EmailMessage$/],
  ['page', /WebPage$|^(?:AboutPage|ItemPage|FAQPage|QAPage|CreativeWork)$/],
];
/** Which kind wins where a page has several: an article with a video in it is an article, and a course with a credential a course. */
const WEIGHT: Record<CaptureKind, number> = {
  course: 3,
  article: 2.5,
  webinar: 2,
  podcast: 1.5,
  slides: 1.5,
  certificate: 1.5,
  post: 1.5,
  page: 0.5,
  email: 0.5,
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
      // a page that shows no title of its own has nothing else to be
      const elsewhere = addresses.length > 0 && !fits && page.titles.length > 0;
      // examples to be followed leave the name to the heading
      const nameless = depth === 0 && kind !== 'page' && titlesOf(node).length === 0 ? 0.6 : 0;
      const agrees = agreement(node, page.titles) || nameless;
      const score = WEIGHT[kind] + 3 * agrees - 1.5 * depth - (elsewhere ? 3 : 0);
      return [{ node, kind, score }];
    })
    .sort((a, b) => b.score - a.score);
  const [best, second] = ranked;
  if (!best || best.score < 0) return null;
  const tied = second && second.score === best.score && second.kind === best.kind;
  const isOpen = tied && page.titles.length > 0 && agreement(best.node, page.titles) === 0;
  return isOpen && best.kind !== 'page' ? null : best;
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
  podcast: ['author', 'creator', 'actor', 'contributor', 'director'],
  course: ['instructor', 'author', 'creator', 'contributor'],
};

/** What platforms and menus write where a person is meant. */
const NO_PERSON =
  /^(?:youtube|vimeo|zoom|eventbrite|futurelearn|coursera|moodle|openlearn|soundcloud|spotify|slideshare|linkedin|facebook|home|sign in|log ?in|register|admin user)$/i;

/** Authors, speakers, tutors. Of a course or an event a body in the author's place is its provider. */
function peopleOf(node: SchemaNode, instance: SchemaNode, kind: CaptureKind): string[] {
  const isLearning = kind === 'course' || kind === 'webinar';
  for (const property of PEOPLE[kind]) {
    const people = [node, instance].flatMap((holder) => list(holder[property]));
    const taken = isLearning && WRITERS.includes(property) ? people.filter((one) => !isBody(one)) : people;
    const names = toNames(lines(taken)).filter((name) => !NO_PERSON.test(name));
    if (names.length > 0) return names;
  }
  return [];
}

/** The journal or series at the end of `isPartOf`: issue, volume, periodical. */
function containerOf(node: SchemaNode): string {
  let part = first(node.isPartOf);
  for (let step = 0; step < 4; step++) {
    if (
      hasType(part, /^(?:Periodical|Book|CreativeWorkSeries|PodcastSeries|RadioSeries|EventSeries|Newspaper|Course)$/)
    )
      return line(part.name);
    part = first(part.isPartOf);
  }
  return line(node.partOfSeries) || line(node.superEvent);
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

/** What the things of one notation say of the page; an empty finding when none of them is the page. */
export function readSchemaOrg(source: Source, found: Described[], page: PageContext): Finding {
  const siteName = line(found.find(({ node }) => hasType(node, /^WebSite$/))?.node.name);
  const main = mainThing(found, page);
  if (!main) return { source, values: { siteName } };
  const node = withReferences(main.node, found);
  const { kind } = main;
  const values: Found = {
    title: bestTitle(node, page.titles),
    publishedOn: publishedOn(node),
    siteName: siteName || line(first(node.isPartOf).publisher),
    publisher: line(node.publisher),
    doi: doiOf(node),
    container: containerOf(node),
    language: line(first(node.inLanguage).alternateName) || line(node.inLanguage),
    description: abstractOf(node),
    ...(kind === 'article' ? articlePlace(node) : {}),
    ...(LEARNING.has(kind) ? learningOf(node, kind, page) : { authors: peopleOf(node, {}, kind) }),
  };
  return kind === 'page' ? { source, values } : { source, values, kind };
}

const LEARNING = new Set<CaptureKind>(['course', 'webinar', 'podcast', 'slides', 'certificate']);

function learningOf(node: SchemaNode, kind: CaptureKind, page: PageContext): Found {
  const instance = instanceOf(node, page);
  const times = timesOf(node, instance);
  const isTimed = kind === 'course' || kind === 'webinar';
  return {
    authors: peopleOf(node, instance, kind),
    provider: providerOf(node, instance),
    workload: kind === 'course' ? workloadOf(node, instance) : '',
    level: levelOf(node, instance),
    points: creditsOf(node) || creditsOf(instance),
    startsAt: isTimed ? times.startsAt : '',
    endsAt: isTimed ? times.endsAt : '',
    // the length of a course's run in days is no time spent
    durationSeconds: kind === 'course' ? null : (times.durationSeconds ?? toSeconds(line(node.timeRequired))),
  };
}
