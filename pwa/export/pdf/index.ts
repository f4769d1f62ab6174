// Making a document into a PDF: everything that the app imports, lazily, from here.
export { profileFileName } from '../file-name.ts';
export { describeProfile } from '../profile-layout.ts';
export { type DrawnDocument, drawDocument } from './draw-document.ts';
export type { DocumentFonts } from './fonts.ts';
export { loadFonts } from './load-fonts.ts';
export type { MissingCharacter } from './printable.ts';
