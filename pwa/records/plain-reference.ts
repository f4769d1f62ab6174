// Who, where and when of a reference in one short line, for lists: no style, and quick for thousands.
import type { CslItem } from '../../shared/references/csl.ts';
import { spokenName } from '../../shared/references/names.ts';

/** "Siân Ŵyn-O'Brien and others · Journal of Invented Therapy · 2026". */
export function plainReference({
  author = [],
  'container-title': container,
  publisher,
  issued,
  URL: address,
}: CslItem): string {
  const [first, second, ...others] = author.map(spokenName);
  const names = others.length > 0 ? `${first} and others` : [first, second].filter(Boolean).join(' and ');
  const site = address && URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : '';
  return [names, container || publisher || site, issued?.['date-parts'][0]?.[0]].filter(Boolean).join(' · ');
}
