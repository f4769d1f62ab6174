// References in Vancouver, Harvard and APA, by citeproc-js and the styles of the CSL project. Large: load it when it is asked for.

import locales from '@citation-js/plugin-csl/lib/locales.json';
import styles from '@citation-js/plugin-csl/lib/styles.json';
import CSL from 'citeproc';
import type { CslItem } from '../../../shared/references/csl.ts';
import { BRITISH_LOCALE } from './british-locale.ts';
import { type Run, toRuns } from './runs.ts';
import type { ReferenceStyle } from './styles.ts';

/** `harvard1` is Cite Them Right, 12th edition, which most universities of the United Kingdom follow. */
const STYLES: Record<ReferenceStyle, string> = {
  vancouver: styles.vancouver,
  harvard: styles.harvard1,
  apa: styles.apa,
};

/** Styles print titles as they are given, and read a few tags in them: a title from a page has none that count. */
const withoutTags = (item: CslItem): CslItem =>
  Object.fromEntries(
    Object.entries(item).map(([key, value]) => [
      key,
      typeof value === 'string' && key !== 'id' ? value.replace(/</g, '\u2039').replace(/>/g, '\u203a') : value,
    ]),
  ) as unknown as CslItem;

interface Formatter {
  format(item: CslItem): Run[];
}
const formatters = new Map<ReferenceStyle, Formatter>();

/** Reading a style takes long (APA half a second), so each is read once. */
function formatterOf(style: ReferenceStyle): Formatter {
  const known = formatters.get(style);
  if (known) return known;
  let current: CslItem | null = null;
  let count = 0;
  const system = {
    retrieveLocale: (language: string) => (language === 'en-GB' ? BRITISH_LOCALE : (locales['en-US'] ?? '')),
    retrieveItem: (id: string) => ({ ...current, id }),
  };
  const engine = new CSL.Engine(system, STYLES[style], style === 'apa' ? 'en-US' : 'en-GB', true);
  engine.setOutputFormat('html');
  const formatter = {
    format(item: CslItem) {
      current = withoutTags(item);
      count += 1;
      // alone in its list: others by the same author in the same year would change it to 2026a
      engine.updateItems([String(count)]);
      const made = engine.makeBibliography();
      return toRuns(made ? (made[1][0] ?? '') : '');
    },
  };
  formatters.set(style, formatter);
  return formatter;
}

/** One list of runs a reference, in the order given. */
export const formatReferences = (items: readonly CslItem[], style: ReferenceStyle): Run[][] =>
  items.map((item) => formatterOf(style).format(item));
