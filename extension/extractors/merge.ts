// One record out of what many sources say: per field and kind the first in its order that passes the checks.
import {
  type CaptureKind,
  emptyMetadata,
  METADATA_FIELDS,
  type MetadataField,
  type PageMetadata,
} from '../../shared/model/capture.ts';
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
  'meta',
  'byline',
  'title',
  'heading',
  'text',
  'media',
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
  'meta',
  'byline',
  'media',
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

/** A finding with its title less the site's name, and without authors that are only the site again. */
function checked(finding: Finding, { siteNames, heading }: MergeOptions): Finding {
  const values: Found = { ...finding.values };
  if (values.title && finding.source !== 'site' && finding.source !== 'text')
    values.title = cutToHeading(withoutSite(values.title, siteNames), heading);
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
    const trusted =
      field === 'title'
        ? said.filter(({ source, value }) => isPlausible(String(value), source, options.shownTitles))
        : said;
    const best = trusted[0] ?? said[0];
    if (!best) continue;
    Object.assign(metadata, { [field]: best.value });
    metadata.sources[field] = best.source;
    runnersUp.push(
      ...said.filter((other) => other !== best && JSON.stringify(other.value) !== JSON.stringify(best.value)),
    );
  }
  return { metadata, runnersUp };
}
