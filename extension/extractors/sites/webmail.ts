// An e-mail open in webmail: its subject and nothing more. Webmail is on the list of hosts that are left alone unless allowed.
// Unverified: the elements, which need an account; the tab's title carries the subject and the person's own address.
import { isUnder, type Site, type SitePage, textAt } from './site.ts';

const HOSTS = [
  'mail.google.com',
  'outlook.office.com',
  'outlook.office365.com',
  'outlook.live.com',
  'outlook.cloud.microsoft',
  'mail.yahoo.com',
  'mail.proton.me',
  'mail.nhs.net',
];

/** The subject in the tab's title, without the address and the folder behind it. */
function subjectInTitle({ document }: SitePage): string {
  const parts = document.title.split(/\s+-\s+/);
  const address = parts.findIndex((part) => part.includes('@'));
  const before = address > 0 ? parts.slice(0, address).join(' - ') : '';
  return /^(?:mail|inbox|email|outlook|gmail|sent|drafts|archive)\b/i.test(before) ? '' : before;
}

export const webmail: Site = {
  name: 'E-mail',
  isHere: ({ url }) => isUnder(url, ...HOSTS),
  read: (page) => ({
    kind: 'email',
    values: {
      title:
        textAt(
          page.document,
          'h2[data-thread-perm-id]',
          '[role="main"] [role="heading"][aria-level="2"]',
          '[role="main"] [role="heading"][aria-level="3"]',
        ) ||
        subjectInTitle(page) ||
        'E-mail',
      siteName: 'E-mail',
    },
    // nothing else of a mailbox is taken unasked
    only: [
      'authors',
      'publishedOn',
      'description',
      'publisher',
      'provider',
      'siteName',
      'container',
      'durationSeconds',
    ],
  }),
};
