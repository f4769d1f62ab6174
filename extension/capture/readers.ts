// Two reader views of a page, each by a library and made harmless, and the choice between them.
import { Readability } from '@mozilla/readability';
import Defuddle from 'defuddle';
import { wordsOf } from '../../shared/wording/words-of.ts';
import { sanitise } from './harmless-html.ts';

/** Defuddle goes through a page many times; above these it is slower than a person waits (measured: 5 MB took it 4 s). */
const DEFUDDLE_ELEMENTS_MAX = 15_000;
const DEFUDDLE_CHARACTERS_MAX = 1_000_000;
const ELEMENTS_MAX = 30_000;
/** Where Readability finds nothing as long as this, it tries again with less strict rules. Characters. */
const SHORT_TEXT = 200;

function attempt(read: () => string | null | undefined): HTMLElement | null {
  try {
    const html = read();
    return html ? sanitise(html) : null;
  } catch {
    return null;
  }
}

// both get copies without a window: what they build there loads nothing, and the page stays as it is
const inert = (page: Document): Document => page.cloneNode(true) as Document;

const byReadability = (page: Document): HTMLElement | null =>
  attempt(
    () => new Readability(inert(page), { maxElemsToParse: ELEMENTS_MAX, charThreshold: SHORT_TEXT }).parse()?.content,
  );

/** The part of Defuddle that asks no network. */
const byDefuddle = (page: Document): HTMLElement | null =>
  attempt(() => new Defuddle(inert(page), { url: page.baseURI, useAsync: false }).parse().content);

/** Words as often as they stand in a text. */
function counted(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** How many words of one text the other has too. */
function sharedWords(one: readonly string[], other: readonly string[]): number {
  const left = counted(other);
  let shared = 0;
  for (const word of one) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    shared++;
  }
  return shared;
}

/** A paragraph of running text, as an article begins with. Words. */
const PARAGRAPH_MIN = 15;
/** So much of what the other reader keeps may be a list of links or a byline; more is the text itself. Words. */
const LOSS_MAX = 150;

function openingOf(body: Element): string[] {
  for (const paragraph of body.querySelectorAll('p')) {
    const words = wordsOf(paragraph.textContent ?? '');
    const linked = [...paragraph.querySelectorAll('a')].flatMap((link) => wordsOf(link.textContent ?? ''));
    if (words.length >= PARAGRAPH_MIN && linked.length < words.length / 2) return words;
  }
  return [];
}

/**
 * Whether the first text is a careful cut of the other and not a loss: Defuddle leaves out bylines, cards and sharing better and keeps
 * code, notes and formulas, but where it errs it drops the opening or most of the article.
 */
export function isFaithful(cut: Element, other: Element): boolean {
  const words = wordsOf(cut.textContent ?? '');
  const otherWords = wordsOf(other.textContent ?? '');
  if (words.length === 0) return otherWords.length === 0;
  const lost = otherWords.length - sharedWords(otherWords, words);
  if (lost > LOSS_MAX && lost > otherWords.length * 0.3) return false;
  const opening = openingOf(other);
  return sharedWords(opening, words) >= opening.length * 0.8;
}

/** Whether a reader kept the page as it is, menus and all, as Defuddle does where it fails. */
function isWholePage(view: Element, page: Document): boolean {
  const menus = [...page.querySelectorAll('nav, footer, [role="navigation"], [role="contentinfo"]')];
  if (menus.every((menu) => wordsOf(menu.textContent ?? '').length < 5)) return false;
  const body = page.documentElement.querySelector('body');
  return wordsOf(view.textContent ?? '').length > wordsOf(body?.textContent ?? '').length * 0.95;
}

/** The reader view of a page, or null where neither library finds a text. */
export function readerView(page: Document): HTMLElement | null {
  const classic = byReadability(page);
  const length = page.documentElement.textContent?.length ?? 0;
  if (page.getElementsByTagName('*').length > DEFUDDLE_ELEMENTS_MAX || length > DEFUDDLE_CHARACTERS_MAX) return classic;
  const modern = byDefuddle(page);
  if (!modern || !classic) return modern ?? classic;
  return isFaithful(modern, classic) && !isWholePage(modern, page) ? modern : classic;
}
