// PRISM, eprints and Dublin Core tags of repositories and libraries.

import { toPageDate } from '../../shared/wording/page-date.ts';
import { findDoi } from './doi.ts';
import type { Finding } from './finding.ts';
import { toIssn, toNumber, toPages } from './issue-parts.ts';
import type { MetaTags } from './meta-tags.ts';
import { toNames } from './names.ts';
import { pageLine, pageText } from './page-text.ts';
import { statedDates } from './publication-dates.ts';

export function readPrism(tags: MetaTags): Finding {
  const date = (...names: string[]) => toPageDate(tags.first(...names));
  return {
    source: 'prism',
    values: {
      title: pageLine(tags.first('eprints.title', 'prism.title')),
      authors: toNames(tags.all('eprints.creators_name'), 'catalogue'),
      ...statedDates(
        date('prism.publicationdate', 'eprints.date', 'prism.coverdate', 'prism.coverdisplaydate'),
        date('prism.onlinedate', 'prism.onlinedisplaydate'),
      ),
      container: pageLine(tags.first('prism.publicationname', 'eprints.publication')),
      volume: toNumber(tags.first('prism.volume', 'eprints.volume')),
      issue: toNumber(tags.first('prism.number', 'prism.issueidentifier', 'eprints.number')),
      pages: toPages(
        tags.first('prism.startingpage'),
        tags.first('prism.endingpage'),
        tags.first('prism.pagerange', 'eprints.pagerange'),
      ),
      issn: toIssn(tags.first('prism.issn', 'prism.eissn', 'eprints.issn')),
      publisher: pageLine(tags.first('prism.publisher', 'eprints.publisher')),
      doi: findDoi(tags.first('prism.doi', 'eprints.id_number', 'eprints.official_url', 'prism.url')),
      description: pageText(tags.first('eprints.abstract', 'prism.teaser')),
      pdfUrl: /\.pdf$/i.test(tags.first('eprints.document_url')) ? tags.first('eprints.document_url') : '',
    },
  };
}

/** A source may be the journal's name, an ISSN, an address or a whole reference; only a name is a container. */
const journalIn = (value: string): string =>
  /^https?:|\d{4}-\d{3}[\dx]|;|\b(?:19|20)\d\d\b|\s[|·]\s/i.test(value) ? '' : pageLine(value);

/** Dublin Core comes late: Google Scholar advises against it for articles, and sites fill it with their own name. */
export function readDublinCore(tags: MetaTags): Finding {
  const creators = ['dc.creator.personalname', 'dc.creator', 'dcterms.creator', 'dc.contributor'].map((name) =>
    toNames(
      tags.all(name).flatMap((value) => value.split(/\s*;\s*/)),
      'catalogue',
    ),
  );
  const identifiers = ['dc.identifier.doi', 'dc.identifier', 'dcterms.identifier', 'dc.relation', 'dc.source']
    .flatMap(tags.all)
    .map(findDoi);
  return {
    source: 'dublin-core',
    values: {
      title: pageLine(tags.first('dc.title', 'dcterms.title')),
      authors: creators.find((names) => names.length > 0) ?? [],
      publishedOn: toPageDate(
        tags.first(
          'dc.date.issued',
          'dcterms.issued',
          'dc.issued',
          'dcterms.created',
          'dc.date',
          'dcterms.date',
          'dc.date.created',
        ),
      ),
      publisher: pageLine(tags.first('dc.publisher', 'dcterms.publisher')),
      doi: identifiers.find(Boolean) ?? '',
      container:
        pageLine(tags.first('dc.source.journal', 'dcterms.ispartof')) ||
        journalIn(tags.first('dc.source', 'dc.ispartof')),
      volume: toNumber(tags.first('dc.source.volume', 'dc.citation.volume')),
      issue: toNumber(tags.first('dc.source.issue', 'dc.citation.issue')),
      pages: toPages(
        tags.first('dc.citation.spage'),
        tags.first('dc.citation.epage'),
        tags.first('dc.identifier.pagenumber'),
      ),
      issn: toIssn(tags.first('dc.source.issn', 'dc.identifier.issn')),
      language: pageLine(tags.first('dc.language', 'dcterms.language')),
      description: pageText(
        tags.first('dcterms.abstract', 'dc.description.abstract', 'dc.description', 'dcterms.description'),
      ),
    },
  };
}
