// The readers of sites and platforms, in the order in which they are asked; the first that knows the page reads it.
import type { Finding, Source } from '../finding.ts';
import { bluesky } from './bluesky.ts';
import { coursera } from './coursera.ts';
import { edx } from './edx.ts';
import { elfh } from './elfh.ts';
import { futureLearn } from './futurelearn.ts';
import { goToWebinar } from './gotowebinar.ts';
import { learningHub } from './learning-hub.ts';
import { linkedIn } from './linkedin.ts';
import { mastodon } from './mastodon.ts';
import { moodle } from './moodle.ts';
import { on24 } from './on24.ts';
import { openBadges } from './open-badges.ts';
import { openLearn } from './openlearn.ts';
import { podcast } from './podcast.ts';
import type { Site, SitePage, SiteReading } from './site.ts';
import { slides } from './slides.ts';
import { teams } from './teams.ts';
import { vimeo } from './vimeo.ts';
import { webex } from './webex.ts';
import { webmail } from './webmail.ts';
import { x } from './x.ts';
import { youtube } from './youtube.ts';
import { zoom } from './zoom.ts';

/** Named hosts first; Moodle and podcasts, which anyone may host, last. */
export const SITES: readonly Site[] = [
  youtube,
  vimeo,
  zoom,
  teams,
  webex,
  on24,
  goToWebinar,
  learningHub,
  elfh,
  openLearn,
  futureLearn,
  coursera,
  edx,
  slides,
  openBadges,
  bluesky,
  linkedIn,
  x,
  mastodon,
  webmail,
  moodle,
  podcast,
];

/** What the site that the page is on says of it; null where no reader knows the page, or where it stumbled over it. */
export function readSite(page: SitePage): SiteReading | null {
  for (const site of SITES) {
    try {
      if (site.isHere(page)) return site.read(page);
    } catch {
      // a page that is built otherwise than expected is left to the other sources
    }
  }
  return null;
}

const HEAD: ReadonlySet<Source> = new Set([
  'json-ld',
  'microdata',
  'rdfa',
  'open-graph',
  'twitter',
  'meta',
  'dublin-core',
]);

/** All findings with the site's own first: without those of a stale head, and without the fields of which only the site may tell. */
export function heardBeside(site: SiteReading | null, findings: readonly Finding[]): Finding[] {
  if (!site) return [...findings];
  const own: Finding = { source: 'site', values: site.values, ...(site.kind ? { kind: site.kind } : {}) };
  const heard = findings.filter(({ source }) => !(site.isHeadStale && HEAD.has(source)));
  return [own, ...heard.map((finding) => ({ ...finding, values: withoutFields(finding.values, site.only ?? []) }))];
}

const withoutFields = (values: Finding['values'], fields: readonly (keyof Finding['values'])[]): Finding['values'] =>
  Object.fromEntries(Object.entries(values).filter(([field]) => !fields.includes(field as keyof Finding['values'])));
