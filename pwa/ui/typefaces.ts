// Typefaces that many read more easily, shipped with the app: fetched when one is chosen, and kept for use without a network.
import atkinsonLatin from '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-400-normal.woff2?url';
import atkinsonBold from '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-700-normal.woff2?url';
import atkinsonMore from '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-ext-400-normal.woff2?url';
import atkinsonMoreBold from '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-ext-700-normal.woff2?url';
import lexendMore from '@fontsource-variable/lexend/files/lexend-latin-ext-wght-normal.woff2?url';
import lexendLatin from '@fontsource-variable/lexend/files/lexend-latin-wght-normal.woff2?url';

type Typeface = 'atkinson' | 'lexend';

/** As the packages divide the letters: English, and the further ones of Europe, Welsh among them. */
const LATIN =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2212,U+FEFF,U+FFFD';
const MORE =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF';

const FACES: Record<
  Typeface,
  { family: string; parts: readonly { url: string; weight: string; unicodeRange: string }[] }
> = {
  atkinson: {
    family: 'Atkinson Hyperlegible',
    parts: [
      { url: atkinsonLatin, weight: '400', unicodeRange: LATIN },
      { url: atkinsonMore, weight: '400', unicodeRange: MORE },
      { url: atkinsonBold, weight: '600 700', unicodeRange: LATIN },
      { url: atkinsonMoreBold, weight: '600 700', unicodeRange: MORE },
    ],
  },
  lexend: {
    family: 'Lexend',
    parts: [
      { url: lexendLatin, weight: '100 900', unicodeRange: LATIN },
      { url: lexendMore, weight: '100 900', unicodeRange: MORE },
    ],
  },
};
const CACHE = 'waymark-typefaces';
const loaded = new Set<Typeface>();

/** Makes the face known to the page, under the name that tokens.css has. Rejects when a part of it cannot be had. */
export async function loadTypeface(face: Typeface): Promise<void> {
  if (loaded.has(face)) return;
  loaded.add(face);
  const { family, parts } = FACES[face];
  try {
    for (const { url, ...descriptors } of parts) {
      const part = new FontFace(family, `url(${url})`, { ...descriptors, display: 'swap' });
      document.fonts.add(await part.load());
    }
    await keep(parts.map(({ url }) => url));
  } catch (error) {
    // online again, choosing it once more is enough
    loaded.delete(face);
    throw error;
  }
}

/** For the service worker, which looks here; without one there is nothing to keep for. */
async function keep(urls: readonly string[]): Promise<void> {
  if (typeof caches === 'undefined') return;
  const cache = await caches.open(CACHE);
  for (const url of urls) if (!(await cache.match(url))) await cache.add(url);
}
