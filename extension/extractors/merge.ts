// One record out of what many sources say: per field and kind the first in its order that passes the checks.
import {
  type CaptureKind,
  emptyMetadata,
  METADATA_FIELDS,
  type MetadataField,
  type PageMetadata,
} from '../../shared/model/capture.ts';
import { wordsOf } from '../../shared/wording/words-of.ts';
import { possibleDates, settleDates } from './article-dates.ts';
import type { Finding, Found, Source } from './finding.ts';
import { cutToHeading, withoutSite } from './heading.ts';
import { sameName } from './names.ts';
import { overlap } from './page-text.ts';

const ARTICLE: Source[] = [
  'site',
  'citation',
  'json-ld',
  'prism',
  'open-graph',
  'microdata',
  'rdfa',
  'twitter',
  'dublin-core',
  'coins',
  'meta',
  'byline',
  'title',
  'heading',
  'text',
  'media',
  'program',
  'address',
];
const LEARNING: Source[] = [
  'site',
  'json-ld',
  'microdata',
  'rdfa',
  'text',
  'citation',
  'prism',
  'open-graph',
  'twitter',
  'heading',
  'title',
  'dublin-core',
  'coins',
  'meta',
  'byline',
  'media',
  'program',
  'address',
];
const ORDER: Record<CaptureKind, Source[]> = {
  article: ARTICLE,
  pdf: ARTICLE,
  page: ARTICLE,
  post: ARTICLE,
  email: ARTICLE,
  webinar: LEARNING,
  course: LEARNING,
  podcast: LEARNING,
  certificate: LEARNING,
  slides: LEARNING,
};
/** Sources that guess; what they say of people must not be the site itself. */
const GUESSES = new Set<Source>(['open-graph', 'twitter', 'dublin-core', 'meta', 'byline']);

export interface RunnerUp {
  field: MetadataField;
  source: Source;
  value: string | string[] | number;
}

export interface Merged {
  metadata: PageMetadata;
  runnersUp: RunnerUp[];
}

const isEmpty = (value: unknown): boolean =>
  value === '' || value === null || value === undefined || (Array.isArray(value) && value.length === 0);

/** Sources that name the page by what stands in it, so that a heading such as "Certificate" says nothing against them. */
const EXACT = new Set<Source>(['site', 'citation', 'text']);

/** Sources whose titles are the publisher's own words for the article: they stand as they are, and the heading is offered beside. */
const OWN_WORDS = new Set<Source>(['json-ld', 'microdata', 'rdfa', 'prism', 'dublin-core', 'coins']);

/** A finding with its title less the site's name, and without authors that are only the site again. */
function checked(finding: Finding, { siteNames, heading }: MergeOptions): Finding {
  const values: Found = { ...finding.values };
  if (values.title && !EXACT.has(finding.source) && !OWN_WORDS.has(finding.source)) {
    values.title = cutToHeading(withoutSite(values.title, siteNames), heading);
  }
  if (values.authors && GUESSES.has(finding.source)) {
    values.authors = values.authors.filter((name) => !siteNames.some((site) => sameName(site, name)));
  }
  return { ...finding, values };
}

/** A title that shares no word with what the page shows is left to the runners-up, unless nothing else is there. */
function isPlausible(title: string, source: Source, shown: string[]): boolean {
  if (EXACT.has(source) || shown.length === 0) return true;
  return shown.some((other) => overlap(title, other) >= 0.3);
}

export interface MergeOptions {
  kind: CaptureKind;
  siteNames: string[];
  /** The main heading; empty when there is none. */
  heading: string;
  /** Heading and `<title>`: what the person sees. */
  shownTitles: string[];
  /** `YYYY-MM-DD`: nothing that is being read was published later. */
  today: string;
}

type Said = RunnerUp;

/** Sources that may word a title for sharing rather than for the page. */
const FOR_SHARING = new Set<Source>(['open-graph', 'twitter', 'meta']);

/** Where heading and `<title>` say the same, a title worded otherwise for sharing steps back behind it. */
function byWhatIsShown(said: Said[], { heading, kind }: MergeOptions): Said[] {
  const [best] = said;
  const shown = said.find(({ source }) => source === 'title');
  if (!best || !shown || !FOR_SHARING.has(best.source) || (kind !== 'article' && kind !== 'page')) return said;
  const [words, head] = [String(shown.value), heading].map(wordsOf);
  const isAgreed = words && head && head.length >= 4 && words.join(' ').startsWith(head.join(' '));
  return isAgreed ? [shown, ...said.filter((one) => one !== shown)] : said;
}

/** An abstract is longer than a teaser; of two teasers the better source's is taken. Characters. */
const ABSTRACT_MIN = 400;

/** Of what the sources say of a field, that which may be true; all of it where nothing may. */
function trusted(field: MetadataField, said: Said[], options: MergeOptions): Said[] {
  if (field === 'title') {
    const plausible = said.filter(({ source, value }) => isPlausible(String(value), source, options.shownTitles));
    return byWhatIsShown(plausible.length > 0 ? plausible : said, options);
  }
  if (field === 'publishedOn') return possibleDates(said, options.today);
  if (field === 'description' && options.kind === 'article') {
    const abstracts = said.filter(({ value }) => String(value).length >= ABSTRACT_MIN);
    return abstracts.length > 0 ? abstracts : said;
  }
  return said;
}

export function merge(findings: Finding[], options: MergeOptions): Merged {
  const order = ORDER[options.kind];
  const ranked = findings
    .map((finding) => checked(finding, options))
    .sort((a, b) => order.indexOf(a.source) - order.indexOf(b.source));
  const metadata = emptyMetadata();
  const runnersUp: RunnerUp[] = [];
  for (const field of METADATA_FIELDS) {
    const said = ranked.flatMap(({ source, values }) =>
      isEmpty(values[field]) ? [] : [{ field, source, value: values[field] ?? '' }],
    );
    const [best] = trusted(field, said, options);
    if (!best) {
      runnersUp.push(...said);
      continue;
    }
    Object.assign(metadata, { [field]: best.value });
    metadata.sources[field] = best.source;
    runnersUp.push(
      ...said.filter((other) => other !== best && JSON.stringify(other.value) !== JSON.stringify(best.value)),
    );
  }
  settleDates(metadata, ranked, options.today);
  return { metadata, runnersUp };
}
