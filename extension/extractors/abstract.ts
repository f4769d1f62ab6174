// The abstract of an article as it stands on the page: publishers cut the one in their tags.
import { pageText } from './page-text.ts';

const PLACES =
  '[role="doc-abstract"], section#abstract, div#abstract, [id^="Abs1-content" i], [class~="abstract" i], [class~="abstractSection" i], [class*="abstract-content" i], [class*="abstract__content" i], [class*="article__abstract" i], [itemprop="abstract"]';
const CHARACTERS_MIN = 200;
const CHARACTERS_MAX = 8_000;

/** Empty where the page shows none, or shows several, as a list of results does. */
export function shownAbstract(document: Document): string {
  const places = [...document.querySelectorAll(PLACES)].slice(0, 40);
  const outermost = places.filter((place) => !places.some((other) => other !== place && other.contains(place)));
  const texts = outermost
    .map((place) => (place.textContent ?? '').slice(0, CHARACTERS_MAX + 1))
    .filter((text) => text.trim().length >= CHARACTERS_MIN && text.length <= CHARACTERS_MAX);
  const [first = ''] = texts;
  // a second one is a summary for lay readers or in another language; more are other articles
  return texts.length <= 3 ? pageText(first).replace(/^(?:abstract|summary)\s*:?\s*/i, '') : '';
}
