// What becomes of the parts of a kind of office file when it is cleaned.

export interface PackageRules {
  /** Parts that go. */
  dropped: RegExp;
  /** Parts of which nothing is needed but that they are there, and what they say then. */
  blank: readonly (readonly [file: RegExp, words: string])[];
  /** Whether it is XML that may say who made it, or holds what one does not see. `dropped`: names of what goes, in lower case. */
  read: (name: string, dropped: ReadonlySet<string>) => boolean;
  /** The same XML without its makers, and without what leads to parts that go. */
  clean: (name: string, xml: string, dropped: ReadonlySet<string>) => string;
  /** Whole office files inside this one. */
  inner: RegExp;
  /** What one may not see, and how it shows in the XML of which parts. */
  unseen: readonly (readonly [words: string, file: RegExp, isIn: (xml: string) => boolean])[];
}

/** Stands for whoever wrote a comment or made a change, as Word itself writes it when it takes names out. */
export const AUTHOR = 'Author';
/** Where a date has to stand: LibreOffice writes this one when it takes names out. */
export const NO_TIME = '1970-01-01T12:00:00';

export const marked =
  (mark: RegExp) =>
  (xml: string): boolean =>
    mark.test(xml);
