// The NHS Learning Hub: resources and its certificates. `<title>` is the same on every page, so the heading is the title.
// Verified in its public source: everything below.

import { readCertificate } from '../../../shared/wording/certificate-text.ts';
import { toPageDate, writtenDate } from '../../../shared/wording/page-date.ts';
import { toSpokenSeconds } from '../../../shared/wording/spoken-time.ts';
import type { Found } from '../finding.ts';
import { toName } from '../names.ts';
import { textOf } from '../page-text.ts';
import { attributeAt, isUnder, type Site, type SitePage, textAt, textsAt } from './site.ts';

const SITE = 'NHS Learning Hub';

/** A row of the resource's table by what its first cell says. */
function row(document: Document, label: RegExp): string {
  for (const tr of [...document.querySelectorAll('.resource-details-table tr')].slice(0, 30)) {
    const [name, value] = [...tr.querySelectorAll('td, th')];
    if (label.test(textOf(name))) return textOf(value);
  }
  return '';
}

function resource({ document }: SitePage): Found {
  const first = row(document, /^(?:authored on|first contributed)\b/i);
  return {
    title: textAt(document, 'h1.nhsuk-heading-xl'),
    authors: textsAt(document, '.resource-author')
      .map((name) => toName(name))
      .filter(Boolean),
    provider:
      attributeAt(document, '.provider-details img[alt]', 'alt') ||
      textAt(document, '.provider-details .title', '.catalogue-title', 'span.nhsuk-caption-l'),
    container: textAt(document, 'span.nhsuk-caption-l'),
    publishedOn: writtenDate(first) || toPageDate(first),
    siteName: SITE,
  };
}

/** A cell of the summary under the certificate; each cell begins with its column's name. */
function cell(document: Document, label: RegExp): string {
  for (const td of [...document.querySelectorAll('.certificateSummaryBody td')].slice(0, 30)) {
    const heading = textOf(td.querySelector('.nhsuk-table-responsive__heading'));
    if (label.test(heading)) return textOf(td).slice(heading.length).trim();
  }
  return '';
}

function certificate({ document }: SitePage, body: Element): Found {
  const headings = [...body.querySelectorAll('h2')].map(textOf);
  const lines = [...body.querySelectorAll('div, p, h2')]
    .filter((element) => !element.querySelector('div, p, h2'))
    .map((element) => ({ text: textOf(element), heading: element.tagName === 'H2' ? 2 : 0 }))
    .filter(({ text }) => text !== '');
  const said = readCertificate(lines, true);
  const status = cell(document, /^overall status/i);
  const score = cell(document, /^highest score/i);
  const progress = [status, score && `score ${score.replace(/\s*%$/, '')} %`].filter(Boolean).join(', ');
  return {
    ...said,
    awardedTo: said?.awardedTo || headings[0] || '',
    title: headings[1] || said?.title || '',
    durationSeconds: toSpokenSeconds(cell(document, /^total time/i)),
    progress: progress || said?.progress || '',
    provider: SITE,
    siteName: SITE,
  };
}

export const learningHub: Site = {
  name: SITE,
  isHere: ({ url }) =>
    isUnder(url, 'learninghub.nhs.uk') && /^\/(?:resource|mylearning|catalogue)\b/i.test(url.pathname),
  read: (page) => {
    const body = page.document.querySelector('.certificateBody');
    if (body)
      return { kind: 'certificate', values: certificate(page, body), only: ['authors', 'publishedOn', 'description'] };
    const values = resource(page);
    const isResource = /^\/resource\//i.test(page.url.pathname) && Boolean(values.title);
    const isFilm = page.document.querySelector('#resourceAzureMediaPlayer, #mediaContainer video') !== null;
    return isResource
      ? { kind: isFilm ? 'webinar' : 'course', values, only: ['publishedOn', 'authors'] }
      : { kind: 'page', values: { title: values.title ?? '', siteName: SITE } };
  },
};
