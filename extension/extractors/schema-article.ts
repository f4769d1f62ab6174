// What schema.org words say of an article's place: journal issue, volume, pages, ISSN, PubMed number and file.

import { toPageDate } from '../../shared/wording/page-date.ts';
import type { Found } from './finding.ts';
import { toIssn, toNumber, toPages, toPmid } from './issue-parts.ts';
import { pageText } from './page-text.ts';
import { first, hasType, line, list, type SchemaNode, things } from './schema-node.ts';

/** Issue, volume and journal, from the inside out: each is part of the next. */
function partsOf(node: SchemaNode): SchemaNode[] {
  const parts: SchemaNode[] = [];
  for (let part = first(node.isPartOf); Object.keys(part).length > 0 && parts.length < 5; part = first(part.isPartOf)) {
    parts.push(part);
  }
  return parts;
}

function pmidOf(node: SchemaNode): string {
  for (const identifier of [...list(node.identifier), ...list(node.sameAs)]) {
    const { propertyID, name, value } = first(identifier);
    const isPubMed = /pmid|pubmed/i.test(
      `${propertyID ?? ''} ${name ?? ''} ${typeof identifier === 'string' ? identifier : ''}`,
    );
    const pmid = isPubMed ? toPmid(typeof identifier === 'string' ? identifier : String(value ?? '')) : '';
    if (pmid) return pmid;
  }
  return '';
}

/** A PDF of the article among its files. */
function pdfOf(node: SchemaNode): string {
  const files = [...things(node.encoding), ...things(node.associatedMedia), ...things(node.distribution)];
  const pdf = files.find((file) => /pdf/i.test(line(file.encodingFormat) || line(file.fileFormat) || line(file.name)));
  return pdf ? line(pdf.contentUrl) || line(pdf.url) : '';
}

export function articlePlace(node: SchemaNode): Found {
  const parts = partsOf(node);
  const issue = parts.find((part) => hasType(part, /^PublicationIssue$/)) ?? {};
  const volume = parts.find((part) => hasType(part, /^PublicationVolume$/)) ?? {};
  const [published, issued] = [toPageDate(line(node.datePublished)), toPageDate(line(issue.datePublished))];
  return {
    issuedOn: issued.slice(0, 10) === published.slice(0, 10) ? '' : issued,
    volume: toNumber(line(volume.volumeNumber) || line(node.volumeNumber)),
    issue: toNumber(line(issue.issueNumber) || line(node.issueNumber)),
    pages: toPages(line(node.pageStart), line(node.pageEnd), line(node.pagination)),
    issn:
      [...parts, node]
        .flatMap((part) => list(part.issn))
        .map(toIssn)
        .find(Boolean) ?? '',
    pmid: pmidOf(node),
    pdfUrl: pdfOf(node),
  };
}

/** The abstract, or else the description; publishers put the abstract into either. */
export const abstractOf = (node: SchemaNode): string =>
  [node.abstract, node.description]
    .flatMap(list)
    .map((value) => pageText(typeof value === 'string' ? value : first(value)['@value']))
    .find(Boolean) ?? '';
