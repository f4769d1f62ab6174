// The abstract of an article as it stands on the page: publishers cut the one in their tags.
import { pageText } from './page-text.ts';

const PLACES =
  '[role="doc-abstract"], section#abstract, div#abstract, [id^="Abs1-content" i], [class~="abstract" i], [class~="abstractSection" i], [class*="abstract-content" i], [class*="abstract__content" i], [class*="article__abstract" i], [itemprop="abstract"]';
const CHARACTERS_MIN = 200;
const CHARACTERS_MAX = 8_000;
const DEPTH_MAX = 60;

const BLOCK = /^(?:P|DIV|SECTION|ARTICLE|UL|OL|LI|DL|DT|DD|BLOCKQUOTE|H[1-6])$/;
const HEADING = /^(?:H[1-6]|DT)$/;
const UNSHOWN = /^(?:SCRIPT|STYLE|TEMPLATE|NOSCRIPT|BUTTON)$/;
const OWN_NAME = /^(?:abstract|summary)\s*:?\s*/i;

interface Block {
  text: string;
  isHeading: boolean;
}

/** Words of a block up to the next, in the order of the page. */
function blocksOf(place: Element): Block[] {
  const blocks: Block[] = [];
  let text = '';
  const flush = (isHeading: boolean) => {
    const line = pageText(text);
    if (line) blocks.push({ text: line, isHeading });
    text = '';
  };
  const walk = (parent: Element, isHeading: boolean, depth = 0): void => {
    if (depth > DEPTH_MAX) return;
    for (const node of parent.childNodes) {
      const tag = node.nodeName.toUpperCase();
      if (node.nodeType === 3) text += node.nodeValue ?? '';
      else if (node.nodeType !== 1 || UNSHOWN.test(tag)) continue;
      else if (tag === 'BR') text += ' ';
      else if (!BLOCK.test(tag)) walk(node as Element, isHeading, depth + 1);
      else {
        flush(isHeading);
        walk(node as Element, HEADING.test(tag), depth + 1);
        flush(HEADING.test(tag));
      }
    }
  };
  walk(place, false);
  flush(false);
  return blocks;
}

/** Paragraphs with an empty line between them, each behind its heading: "Introduction: Fatigue is …". */
function inParagraphs(place: Element): string {
  const paragraphs: string[] = [];
  let heading = '';
  for (const { text, isHeading } of blocksOf(place)) {
    const words = paragraphs.length === 0 && !heading ? text.replace(OWN_NAME, '') : text;
    if (isHeading) heading = words.replace(/\s*:$/, '');
    else if (words) {
      paragraphs.push(heading ? `${heading}: ${words}` : words);
      heading = '';
    }
  }
  return paragraphs.join('\n\n');
}

/** Empty where the page shows none, or shows several, as a list of results does. */
export function shownAbstract(document: Document): string {
  const places = [...document.querySelectorAll(PLACES)].slice(0, 40);
  const outermost = places.filter((place) => !places.some((other) => other !== place && other.contains(place)));
  const likely = outermost.filter((place) => {
    const text = (place.textContent ?? '').slice(0, CHARACTERS_MAX + 1);
    return text.trim().length >= CHARACTERS_MIN && text.length <= CHARACTERS_MAX;
  });
  const [first] = likely;
  // a second one is a summary for lay readers or in another language; more are other articles
  return first && likely.length <= 3 ? inParagraphs(first) : '';
}
