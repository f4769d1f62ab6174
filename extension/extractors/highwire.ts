// Citation tags (Highwire Press), which publishers write for Google Scholar: the best word on a journal article.
import { findDoi } from './doi.ts';
import type { Finding } from './finding.ts';
import type { MetaTags } from './meta-tags.ts';
import { toNames } from './names.ts';
import { toPageDate } from './page-date.ts';
import { pageLine } from './page-text.ts';

const AUTHORS = ['citation_author', 'citation_authors', 'bepress_citation_author'];

function authors(tags: MetaTags): string[] {
  for (const name of AUTHORS) {
    const found = toNames(
      tags.all(name).flatMap((value) => value.split(/\s*;\s*/)),
      'catalogue',
    );
    if (found.length > 0) return found;
  }
  return [];
}

/** Names of tags: https://scholar.google.com/intl/en/scholar/inclusion.html#indexing, read 2026-11. */
export function readHighwire(tags: MetaTags): Finding | null {
  if (!tags.has('citation_') && !tags.has('bepress_citation_')) return null;
  return {
    source: 'citation',
    // a page that only lists its references has citation_reference and no title of its own
    ...(tags.first('citation_title', 'bepress_citation_title') ? { kind: 'article' as const } : {}),
    values: {
      title: pageLine(tags.first('citation_title', 'bepress_citation_title')),
      authors: authors(tags),
      publishedOn: toPageDate(
        tags.first(
          'citation_publication_date',
          'citation_date',
          'citation_online_date',
          'bepress_citation_date',
          'citation_cover_date',
          'citation_year',
        ),
      ),
      container: pageLine(
        tags.first(
          'citation_journal_title',
          'bepress_citation_journal_title',
          'citation_conference_title',
          'citation_inbook_title',
          'citation_book_title',
          'citation_journal_abbrev',
        ),
      ),
      publisher: pageLine(
        tags.first(
          'citation_publisher',
          'citation_dissertation_institution',
          'citation_technical_report_institution',
          'bepress_citation_publisher',
        ),
      ),
      doi: findDoi(tags.first('citation_doi', 'bepress_citation_doi')),
      language: pageLine(tags.first('citation_language')),
      description: tags.first('citation_abstract'),
    },
  };
}
