// The words of plain text and of HTML, as they are looked through.
import { apartFromStyles } from '../import/inert-html.ts';

/** Control characters, which no text needs, would part a number from its words. */
export const apartFromControl = (text: string): string => text.replace(/[^\P{Cc}\n\t]/gu, ' ');

/** Where blocks begin and end: words of a page are parted there though no space stands between them. */
const BLOCK =
  /<\/?(?:p|div|li|h[1-6]|t[dhr]|dt|dd|blockquote|pre|section|article|header|title|figcaption|text)\b[^<>]*>|<br\b[^<>]*>/gi;

/** Parsing makes an inert document: nothing in it runs or is fetched. */
export function wordsOfHtml(html: string): string {
  const parted = apartFromStyles(html).html.replace(BLOCK, '\n$&');
  const parsed = new DOMParser().parseFromString(parted, 'text/html');
  for (const one of parsed.querySelectorAll('script, style, template, noscript')) one.remove();
  const pictures = [...parsed.querySelectorAll('[alt], [title]')].map((one) =>
    [one.getAttribute('alt'), one.getAttribute('title')].filter(Boolean).join('\n'),
  );
  return apartFromControl([parsed.documentElement.textContent ?? '', ...pictures].join('\n'));
}
