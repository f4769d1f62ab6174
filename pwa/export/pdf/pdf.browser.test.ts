// The PDF made where it is made for people: in a browser, with the fonts that ship with the app.
import { describe, expect, it } from 'vitest';
import { profileFileName } from '../file-name.ts';
import { aProfile } from '../invented-profile.ts';
import { describeProfile } from '../profile-layout.ts';
import { drawDocument } from './draw-document.ts';
import { loadFonts } from './load-fonts.ts';

describe('a profile made in the browser', () => {
  it('loads its fonts and is a tagged PDF of five pages', async () => {
    const profile = aProfile();
    const made = drawDocument(describeProfile(profile), await loadFonts());
    const text = new TextDecoder('latin1').decode(made.bytes);
    expect(text.slice(0, 8)).toBe('%PDF-1.7');
    expect(text).toContain('/StructTreeRoot');
    expect(made.pages).toBe(5);
    expect(made.missingCharacters).toEqual([]);
    expect(profileFileName(profile)).toMatch(/\.pdf$/);
  });

  it('says what is wrong when the fonts cannot be had', async () => {
    const real = globalThis.fetch;
    globalThis.fetch = () => Promise.resolve(new Response('gone', { status: 503 }));
    try {
      await expect(loadFonts()).rejects.toThrow(
        'The fonts for the PDF could not be loaded. Connect once and try again.',
      );
    } finally {
      globalThis.fetch = real;
    }
  });
});
