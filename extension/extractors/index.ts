// What a page says of itself: reads every source once, decides what the page is, and picks each field by the order of that kind.
import { type CaptureKind, type PageMetadata, parseMetadata } from '../../shared/model/capture.ts';
import { canonicalAddress, hostOf } from './address.ts';
import { readArticleText } from './article-text.ts';
import { readCoins } from './coins.ts';
import { doiInAddress } from './doi.ts';
import { readDublinCore, readPrism } from './dublin-core.ts';
import { MICRODATA, RDFA, readEmbeddedItems } from './embedded-items.ts';
import type { Finding, Source } from './finding.ts';
import { mainHeading, nameBehindTitle } from './heading.ts';
import { readHighwire } from './highwire.ts';
import { pmidInAddress } from './issue-parts.ts';
import { readJsonLd } from './json-ld.ts';
import { aboutLearning, kindOfPage } from './kind.ts';
import { hasRecording } from './media.ts';
import { merge, type RunnerUp } from './merge.ts';
import { readMetaTags } from './meta-tags.ts';
import { readLooseTags, readOpenGraph, readTwitter } from './open-graph.ts';
import { pageLine, textOf } from './page-text.ts';
import { pdfAddress } from './pdf-link.ts';
import { readSchemaOrg } from './schema-org.ts';
import { heardBeside, readSite } from './sites/index.ts';
import { findingsFromText, readLearningText } from './text-findings.ts';
import { timeBox } from './time-box.ts';
import { readVisible } from './visible.ts';

export interface ExtractedPage {
  kind: CaptureKind;
  metadata: PageMetadata;
  /** What the page calls its own address, without tracking parameters; `url` without them when it names none. */
  canonicalUrl: string;
  /** What other sources said and was not chosen, best first within a field. */
  runnersUp: RunnerUp[];
  /** False when part of the page was not read: it broke a reader, or the time was over. */
  isWhole: boolean;
  /** It holds something to be watched or heard on any day. */
  hasRecording: boolean;
}

/** Metadata are wanted before the person has looked at the popup. */
const TIME_MS = 1_500;

/** Reads a page without network and without changing it. `url` is the address the person sees. Every value is capped text; `today` is YYYY-MM-DD. */
export function extractPage(
  document: Document,
  url: string,
  today = new Date().toISOString().slice(0, 10),
): ExtractedPage {
  const box = timeBox(TIME_MS);
  const tags = readMetaTags(document);
  const pageTitle = pageLine(document.title);
  const heading = box.run(() => textOf(mainHeading(document, pageTitle)), '');
  const openGraph = readOpenGraph(tags, url);
  const shownTitles = [heading, pageTitle].filter(Boolean);
  const site = box.run(() => readSite({ document, url: new URL(url), tags }), null);
  const named = site?.isHeadStale ? '' : (openGraph.values.title ?? '');
  const page = { url, titles: [...shownTitles, named].filter(Boolean), today };

  const described = box.run(() => readJsonLd(document), []);
  const items = box.run(() => readEmbeddedItems(document, MICRODATA), []);
  const nothing = (source: Source): Finding => ({ source, values: {} });
  const inTags = [
    box.run(() => readHighwire(tags), null),
    box.run(() => readSchemaOrg('json-ld', described, page), nothing('json-ld')),
    readPrism(tags),
    openGraph,
    box.run(() => readSchemaOrg('microdata', items, page), nothing('microdata')),
    box.run(() => readSchemaOrg('rdfa', readEmbeddedItems(document, RDFA), page), nothing('rdfa')),
    readTwitter(tags),
    readDublinCore(tags),
    box.run(() => readCoins(document, page.titles), null),
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
  const findings = heardBeside(site, [
    ...inTags,
    ...box.run(() => readVisible(document, { url, title: pageTitle, siteNames }), []),
    ...box.run(() => readArticleText(document), []),
  ]);
  const kind = kindOfPage(document, url, findings, text);
  findings.push(...heardBeside(site, findingsFromText(text, kind)).slice(site ? 1 : 0));
  const { metadata, runnersUp } = merge(aboutLearning(findings, kind), {
    ...{ kind, siteNames, heading, shownTitles, today },
  });
  return {
    kind,
    metadata: parseMetadata(withFallbacks(metadata, document, { url, kind, isOnlyRoom: site?.isOnlyRoom ?? false })),
    canonicalUrl: canonicalAddress(document, tags.first('og:url'), url),
    runnersUp,
    hasRecording: box.run(() => hasRecording(document, [...described, ...items]), false),
    isWhole: box.isWhole(),
  };
}

/** What follows from the address and the document when no source says it. */
function withFallbacks(
  metadata: PageMetadata,
  document: Document,
  { url, kind, isOnlyRoom }: { url: string; kind: CaptureKind; isOnlyRoom: boolean },
): PageMetadata {
  const filled = { ...metadata, sources: { ...metadata.sources } };
  const set = (
    field: 'siteName' | 'doi' | 'pmid' | 'language' | 'provider' | 'title',
    value: string,
    source: string,
  ) => {
    if (filled[field] || !value) return;
    filled[field] = value;
    filled.sources[field] = source;
  };
  set('doi', doiInAddress(url), 'address');
  set('pmid', pmidInAddress(url), 'address');
  const isArticle = kind === 'article';
  filled.pdfUrl = isArticle || filled.pdfUrl ? pdfAddress(document, url, filled.pdfUrl) : '';
  if (filled.pdfUrl) filled.sources.pdfUrl ??= 'page';
  set('language', pageLine(document.documentElement?.getAttribute('lang')), 'page');
  set('siteName', hostOf(url), 'address');
  set('title', hostOf(url), 'address');
  if (kind === 'certificate') {
    set('provider', filled.publisher, filled.sources.publisher ?? '');
    // a certificate seldom says who gives it, but its window does
    set('provider', nameBehindTitle(pageLine(document.title)), 'title');
    if (!isOnlyRoom && filled.sources.siteName !== 'address')
      set('provider', filled.siteName, filled.sources.siteName ?? '');
  }
  if (kind === 'course' || kind === 'webinar') {
    // the day it takes place stands on the page too, and is no day of publication
    if (filled.startsAt.startsWith(filled.publishedOn) && filled.sources.publishedOn === 'byline') {
      filled.publishedOn = '';
      delete filled.sources.publishedOn;
    }
    set('provider', filled.publisher, filled.sources.publisher ?? '');
    if (!isOnlyRoom) set('provider', filled.siteName, filled.sources.siteName ?? '');
  }
  return filled;
}
