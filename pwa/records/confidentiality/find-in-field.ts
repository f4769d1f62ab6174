// The way from a find to the words themselves: on another page, or marked in their field where that is on this one.
import type { RouteLocationNormalized, RouteLocationRaw } from 'vue-router';
import type { OpenFind } from './open-finds.ts';

const fieldOf = (to: string): HTMLElement | null => (to.startsWith('#') ? document.getElementById(to.slice(1)) : null);

/** In an audit each text of the profile has a step of its own. */
const STEPS: Readonly<Record<string, string>> = { '#summary': '/audit/work', '#statement': '/audit/statement' };

/**
 * Texts of the profile have no page in their path: they are on this one, or in the audit that one is in, or on the profile's page,
 * of the period that is looked at.
 */
export function wayTo(to: string, { path, query }: Pick<RouteLocationNormalized, 'path' | 'query'>): RouteLocationRaw {
  if (!to.startsWith('#')) return to;
  if (fieldOf(to)) return { path, query, hash: to };
  return { path: (path.startsWith('/audit/') && STEPS[to]) || '/profile', query, hash: to };
}

/** Marks the words in their text area and gives it the focus. False when it is not on this page. */
export function markInField({ passage, find }: OpenFind): boolean {
  const field = fieldOf(passage.to);
  if (!(field instanceof HTMLTextAreaElement)) return false;
  const words = passage.text.slice(find.start, find.end);
  const from = field.value.indexOf(words, field.value.startsWith(words, find.start) ? find.start : 0);
  if (from >= 0) field.setSelectionRange(from, from + words.length);
  field.focus();
  return true;
}
