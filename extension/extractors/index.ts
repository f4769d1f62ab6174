// What a page says of itself: reads every source once, decides what the page is, and picks each field by the order of that kind.
import { type CaptureKind, type PageMetadata, parseMetadata } from '../../shared/model/capture.ts';
import { canonicalAddress, hostOf } from './address.ts';
import { doiInAddress } from './doi.ts';
import { readDublinCore, readPrism } from './dublin-core.ts';
import { MICRODATA, RDFA, readEmbeddedItems } from './embedded-items.ts';
import type { Finding } from './finding.ts';
import { mainHeading } from './heading.ts';
import { readHighwire } from './highwire.ts';
import { readJsonLd } from './json-ld.ts';
import { aboutLearning, kindOfPage } from './kind.ts';
import { merge, type RunnerUp } from './merge.ts';
import { readMetaTags } from './meta-tags.ts';
import { readLooseTags, readOpenGraph, readTwitter } from './open-graph.ts';
import { pageLine, textOf } from './page-text.ts';
import { readSchemaOrg } from './schema-org.ts';
import { heardBeside, readSite } from './sites/index.ts';
import { findingsFromText, readLearningText } from './text-findings.ts';
import { readVisible } from './visible.ts';

export interface ExtractedPage {
  kind: CaptureKind;
  metadata: PageMetadata;
  /** What the page calls its own address, without tracking parameters; `url` without them when it names none. */
  canonicalUrl: string;
  /** What other sources said and was not chosen, best first within a field. */
  runnersUp: RunnerUp[];
}

/** Reads a page without network and without changing it. `url` is the address the person sees. Every value is capped text; `today` is YYYY-MM-DD. */
export function extractPage(
  document: Document,
  url: string,
  today = new Date().toISOString().slice(0, 10),
): ExtractedPage {
  const tags = readMetaTags(document);
  const pageTitle = pageLine(document.title);
  const heading = textOf(mainHeading(document, pageTitle));
  const openGraph = readOpenGraph(tags, url);
  const shownTitles = [heading, pageTitle].filter(Boolean);
  const site = readSite({ document, url: new URL(url), tags });
  const named = site?.isHeadStale ? '' : (openGraph.values.title ?? '');
  const page = { url, titles: [...shownTitles, named].filter(Boolean), today };

  const inTags: Finding[] = [
    readHighwire(tags),
    readSchemaOrg('json-ld', readJsonLd(document), page),
    readPrism(tags),
    openGraph,
    readSchemaOrg('microdata', readEmbeddedItems(document, MICRODATA), page),
    readSchemaOrg('rdfa', readEmbeddedItems(document, RDFA), page),
    readTwitter(tags),
    readDublinCore(tags),
    readLooseTags(tags),
  ].filter((finding) => finding !== null);

  const siteNames = [
    site?.values.siteName,
    ...inTags.flatMap(({ values }) => [values.siteName, values.publisher, values.container]),
    hostOf(url),
    hostOf(url).replace(/\.(?:com|org|net|info|edu|ac\.uk|co\.uk|org\.uk|nhs\.uk)$/, ''),
  ]
    .filter((name) => name !== undefined)
    .filter(Boolean);
  const text = readLearningText(document, url);
  const findings = heardBeside(site, [...inTags, ...readVisible(document, { url, title: pageTitle, siteNames })]);
  const kind = kindOfPage(document, url, findings, text);
  findings.push(...heardBeside(site, findingsFromText(text, kind)).slice(site ? 1 : 0));
  const { metadata, runnersUp } = merge(aboutLearning(findings, kind), { kind, siteNames, heading, shownTitles });
  return {
    kind,
    metadata: parseMetadata(withFallbacks(metadata, document, url, kind)),
    canonicalUrl: canonicalAddress(document, tags.first('og:url'), url),
    runnersUp,
  };
}

/** What follows from the address and the document when no source says it. */
function withFallbacks(metadata: PageMetadata, document: Document, url: string, kind: CaptureKind): PageMetadata {
  const filled = { ...metadata, sources: { ...metadata.sources } };
  const set = (field: 'siteName' | 'doi' | 'language' | 'provider' | 'title', value: string, source: string) => {
    if (filled[field] || !value) return;
    filled[field] = value;
    filled.sources[field] = source;
  };
  set('doi', doiInAddress(url), 'address');
  set('language', pageLine(document.documentElement?.getAttribute('lang')), 'page');
  set('siteName', hostOf(url), 'address');
  set('title', hostOf(url), 'address');
  if (kind === 'course' || kind === 'webinar') {
    // the day it takes place stands on the page too, and is no day of publication
    if (filled.startsAt.startsWith(filled.publishedOn) && filled.sources.publishedOn === 'byline') {
      filled.publishedOn = '';
      delete filled.sources.publishedOn;
    }
    set('provider', filled.publisher, filled.sources.publisher ?? '');
    set('provider', filled.siteName, filled.sources.siteName ?? '');
  }
  return filled;
}
