// PRISM, eprints and Dublin Core tags of repositories and libraries.
import { findDoi } from './doi.ts';
import type { Finding } from './finding.ts';
import type { MetaTags } from './meta-tags.ts';
import { toNames } from './names.ts';
import { toPageDate } from './page-date.ts';
import { pageLine } from './page-text.ts';

export function readPrism(tags: MetaTags): Finding {
  return {
    source: 'prism',
    values: {
      title: pageLine(tags.first('eprints.title', 'prism.title')),
      authors: toNames(tags.all('eprints.creators_name'), 'catalogue'),
      publishedOn: toPageDate(tags.first('prism.publicationdate', 'prism.onlinedate', 'eprints.date')),
      container: pageLine(tags.first('prism.publicationname', 'eprints.publication')),
      publisher: pageLine(tags.first('prism.publisher', 'eprints.publisher')),
      doi: findDoi(tags.first('prism.doi', 'eprints.id_number')),
    },
  };
}

/** Dublin Core comes late: Google Scholar advises against it for articles, and sites fill it with their own name. */
export function readDublinCore(tags: MetaTags): Finding {
  const creators = ['dc.creator', 'dcterms.creator', 'dc.contributor'].map((name) =>
    toNames(tags.all(name), 'catalogue'),
  );
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
      doi:
        [...tags.all('dc.identifier'), ...tags.all('dcterms.identifier'), ...tags.all('dc.identifier.doi')]
          .map(findDoi)
          .find(Boolean) ?? '',
      container: pageLine(tags.first('dc.source.journal', 'dcterms.ispartof')),
      language: pageLine(tags.first('dc.language', 'dcterms.language')),
      description: tags.first('dc.description', 'dcterms.description', 'dcterms.abstract'),
    },
  };
}
