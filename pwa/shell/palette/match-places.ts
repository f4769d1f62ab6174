// Which places of the app somebody means by a few letters: every word begins a word of the place's name or of what it is also called.
import type { Destination } from '../destinations.ts';

const wordsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** In the given order, those first whose name itself fits. All of them while nothing is typed. */
export function matchPlaces(typed: string, places: readonly Destination[]): Destination[] {
  const asked = wordsIn(typed);
  const fits = (text: string) => {
    const words = wordsIn(text);
    return asked.every((beginning) => words.some((word) => word.startsWith(beginning)));
  };
  const byName = places.filter(({ label }) => fits(label));
  const byWords = places.filter((place) => !byName.includes(place) && fits(`${place.label} ${place.words ?? ''}`));
  return [...byName, ...byWords];
}
