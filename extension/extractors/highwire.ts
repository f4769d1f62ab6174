// Citation tags (Highwire Press, bepress), which publishers write for Google Scholar: the best word on a journal article.

import { toPageDate } from '../../shared/wording/page-date.ts';
import { findDoi } from './doi.ts';
import type { Finding } from './finding.ts';
import { toIssn, toNumber, toPages, toPmid } from './issue-parts.ts';
import type { MetaTags } from './meta-tags.ts';
import { splitNames, toNames } from './names.ts';
import { pageLine, pageText } from './page-text.ts';
import { statedDates } from './publication-dates.ts';

/** Repositories on bepress write the same tags with a prefix. */
const both = (...names: string[]) => [...names, ...names.map((name) => `bepress_${name}`)];

/** One tag an author, or all in one with semicolons; "Last, First" is one person. */
function authors(tags: MetaTags): string[] {
  for (const name of both('citation_author', 'citation_authors')) {
    const values = tags.all(name).flatMap((value) => value.split(/\s*;\s*/));
    // a single value with several commas or an "and" is a line of names
    const [only = ''] = values.length === 1 ? values : [];
    const isLine = /\s(?:and|&)\s/.test(only) || (only.match(/,/g)?.length ?? 0) > 1;
    const found = isLine ? splitNames(only) : toNames(values, 'catalogue');
    if (found.length > 0) return found;
  }
  return [];
}

/** Names of tags: https://scholar.google.com/intl/en/scholar/inclusion.html#indexing, read 2026-11. */
export function readHighwire(tags: MetaTags): Finding | null {
  if (!tags.has('citation_') && !tags.has('bepress_citation_')) return null;
  const date = (...names: string[]) => toPageDate(tags.first(...both(...names)));
  const title = pageLine(tags.first(...both('citation_title')));
  return {
    source: 'citation',
    // a page that only lists its references has citation_reference and no title of its own
    ...(title ? { kind: 'article' as const } : {}),
    values: {
      title,
      authors: authors(tags),
      ...statedDates(
        date('citation_publication_date', 'citation_date', 'citation_cover_date', 'citation_year'),
        date('citation_online_date', 'citation_epub_date'),
      ),
      container: pageLine(
        tags.first(
          ...both('citation_journal_title', 'citation_conference_title', 'citation_conference'),
          ...both('citation_inbook_title', 'citation_book_title', 'citation_series_title', 'citation_journal_abbrev'),
        ),
      ),
      volume: toNumber(tags.first(...both('citation_volume'))),
      issue: toNumber(tags.first(...both('citation_issue'))),
      pages: toPages(
        tags.first(...both('citation_firstpage', 'citation_article_number', 'citation_elocation_id')),
        tags.first(...both('citation_lastpage')),
        tags.first(...both('citation_pages')),
      ),
      issn: both('citation_issn', 'citation_eissn').flatMap(tags.all).map(toIssn).find(Boolean) ?? '',
      pmid: toPmid(tags.first('citation_pmid', 'ncbi_uidlist')),
      publisher: pageLine(
        tags.first(
          ...both('citation_publisher', 'citation_dissertation_institution', 'citation_technical_report_institution'),
        ),
      ),
      doi: both('citation_doi').flatMap(tags.all).map(findDoi).find(Boolean) ?? '',
      language: pageLine(tags.first(...both('citation_language'))),
      description: pageText(tags.first(...both('citation_abstract'))),
      pdfUrl: tags.first(...both('citation_pdf_url')),
    },
  };
}
