// Making a profile into a PDF: everything that the app imports, lazily, from here.
export { profileFileName } from '../file-name.ts';
export { type DrawnProfile, drawProfile } from './draw-profile.ts';
export type { ProfileFonts } from './fonts.ts';
export { loadFonts } from './load-fonts.ts';
export type { MissingCharacter } from './printable.ts';
