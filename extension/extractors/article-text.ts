// What an article shows or hands to its own programs, beside its title and byline: the abstract and the day it came out.
import { shownAbstract } from './abstract.ts';
import type { Finding } from './finding.ts';
import { dayInPrograms } from './inline-data.ts';

export const readArticleText = (document: Document): Finding[] => [
  { source: 'text', values: { description: shownAbstract(document) } },
  { source: 'program', values: { publishedOn: dayInPrograms(document) } },
];
