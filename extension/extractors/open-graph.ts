// Open Graph, Twitter and the loose meta tags that content systems write.
import type { CaptureKind } from '../../shared/model/capture.ts';
import { toPageDate, toSeconds } from '../../shared/wording/page-date.ts';
import { isOfThisPage } from './address.ts';
import { findDoi } from './doi.ts';
import type { Finding, Found } from './finding.ts';
import type { MetaTags } from './meta-tags.ts';
import { splitNames, toNames } from './names.ts';
import { pageLine } from './page-text.ts';

function kindOf(type: string): CaptureKind | null {
  if (/^article$/i.test(type)) return 'article';
  if (/^video/i.test(type)) return 'webinar';
  return /^music\.|podcast/i.test(type) ? 'podcast' : null;
}

/** Open Graph tags, unless `og:url` names another page of this site: a single-page app keeps the tags of its first page. */
export function readOpenGraph(tags: MetaTags, url: string): Finding {
  const siteName = pageLine(tags.first('og:site_name'));
  const ogUrl = tags.first('og:url');
  if (ogUrl && !isOfThisPage(ogUrl, url)) return { source: 'open-graph', values: { siteName } };
  const kind = kindOf(tags.first('og:type'));
  const values: Found = {
    title: pageLine(tags.first('og:title')),
    authors: toNames(tags.all('article:author').concat(tags.all('og:article:author'), tags.all('book:author'))),
    publishedOn: toPageDate(
      tags.first(
        'article:published_time',
        'og:article:published_time',
        'article:published',
        'video:release_date',
        'og:pubdate',
        'og:published_time',
      ),
    ),
    siteName,
    language: pageLine(tags.first('og:locale')).replace('_', '-'),
    description: pageLine(tags.first('og:description')),
    durationSeconds: toSeconds(tags.first('og:video:duration', 'video:duration')),
  };
  return { source: 'open-graph', values, ...(kind ? { kind } : {}) };
}

/** "Written by" beside "Ann Lee" in Twitter's free label pairs. */
function twitterAuthor(tags: MetaTags): string[] {
  for (const number of [1, 2]) {
    if (/written by|author/i.test(tags.first(`twitter:label${number}`)))
      return splitNames(tags.first(`twitter:data${number}`));
  }
  return [];
}

export function readTwitter(tags: MetaTags): Finding {
  return {
    source: 'twitter',
    values: {
      title: pageLine(tags.first('twitter:title')),
      authors: twitterAuthor(tags),
      description: pageLine(tags.first('twitter:description')),
    },
  };
}

const AUTHOR_TAGS = [
  'author',
  'parsely-author',
  'sailthru.author',
  'dcsext.author',
  'article.author',
  'byl',
  'cxenseparse:author',
  'bt:author',
  'creator',
  'shareaholic:article_author_name',
  'article-author',
  'article_author',
  'article:author_name',
  'content-author',
  'mediator_author',
  'vr:author',
  'authors',
];
const DATE_TAGS = [
  'parsely-pub-date',
  'sailthru.date',
  'article.published',
  'published-date',
  'publication_date',
  'publish-date',
  'publish_date',
  'pubdate',
  'datepublished',
  'article_date_original',
  'cxenseparse:recs:publishtime',
  'bt:pubdate',
  'shareaholic:article_published_time',
  'date.issued',
  'date',
  'created',
  'rnews:datepublished',
  'article-publication-date',
  'originalpublicationdate',
  'article.created',
  'firstpublished',
  'publication-date',
  'published_date',
  'published_at',
  'publishdate',
  'pub_date',
  'release_date',
  'displaydate',
  'mediator_published_time',
  'vr:published_time',
  'pdate',
  'ptime',
];

/** Tags without a vocabulary: `author`, `date`, Parse.ly, Sailthru. */
export function readLooseTags(tags: MetaTags): Finding {
  const authors = AUTHOR_TAGS.map((name) => toNames(tags.all(name).flatMap(splitNames))).find(
    (names) => names.length > 0,
  );
  return {
    source: 'meta',
    values: {
      title: pageLine(tags.first('parsely-title', 'sailthru.title', 'title')),
      authors: authors ?? [],
      publishedOn: DATE_TAGS.map((name) => toPageDate(tags.first(name))).find(Boolean) ?? '',
      siteName: pageLine(tags.first('application-name', 'apple-mobile-web-app-title')),
      language: pageLine(tags.first('language', 'content-language')),
      description: pageLine(tags.first('description')),
      doi: findDoi(tags.first('doi')),
    },
  };
}
