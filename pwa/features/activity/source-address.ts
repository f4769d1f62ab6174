// Addresses that lead back to the passage that was marked, or to the moment of a recording.
import type { Annotation } from '../../../shared/model/annotation.ts';

/** Text fragments name the beginning and end of a long passage by so many words. */
const EDGE_WORDS = 5;
const LONG_CHARACTERS = 150;

/** `-` and `,` mean something in a text fragment. */
const encoded = (text: string): string => encodeURIComponent(text).replace(/-/g, '%2D');

/** `#:~:text=` of the URL Fragment Text Directives (WICG): browsers that know it scroll there, others open the page. */
function textFragment(exact: string): string {
  const words = exact.trim().split(/\s+/);
  if (exact.length <= LONG_CHARACTERS || words.length < EDGE_WORDS * 2) return `:~:text=${encoded(words.join(' '))}`;
  return `:~:text=${encoded(words.slice(0, EDGE_WORDS).join(' '))},${encoded(words.slice(-EDGE_WORDS).join(' '))}`;
}

/** Players that take the second in the query, and the W3C Media Fragment for files themselves. */
function atMoment(url: URL, seconds: number): string {
  const at = Math.floor(seconds);
  const host = url.hostname.replace(/^(?:www|m)\./, '');
  if (host === 'youtube.com' || host === 'youtu.be') url.searchParams.set('t', `${at}s`);
  else if (host === 'vimeo.com' || host === 'player.vimeo.com') url.hash = `t=${at}s`;
  else if (/\.(?:mp4|webm|ogv|ogg|oga|mp3|m4a|m4v|wav)$/i.test(url.pathname)) url.hash = `t=${at}`;
  return url.href;
}

/** Empty when the annotation's page has no address. */
export function sourceAddress({ url: address, target }: Pick<Annotation, 'url' | 'target'>): string {
  if (!URL.canParse(address)) return '';
  const url = new URL(address);
  if (target.kind === 'moment') return atMoment(url, target.seconds);
  const fragment = textFragment(target.exact);
  return `${url.href}${url.hash ? '' : '#'}${fragment}`;
}
