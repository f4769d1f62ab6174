// Where a value came from, in a person's words.

const WORDS: Record<string, string> = {
  me: 'yours',
  site: 'from this site’s own layout',
  citation: 'from the publisher’s tags',
  prism: 'from the publisher’s tags',
  'dublin-core': 'from the library tags',
  'json-ld': 'from the page’s own data',
  microdata: 'from the page’s own data',
  rdfa: 'from the page’s own data',
  'open-graph': 'from the sharing tags',
  twitter: 'from the sharing tags',
  meta: 'from the page’s tags',
  text: 'from the page’s words',
  byline: 'from the byline',
  heading: 'from the page’s heading',
  title: 'from the window’s title',
  media: 'from the player',
  address: 'from the address',
  tab: 'from the tab',
  link: 'from the link',
  pdf: 'from the PDF',
  activity: 'from your activity',
};

export const sourceWords = (source: string | undefined): string => (source ? (WORDS[source] ?? 'from the page') : '');
