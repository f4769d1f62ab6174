// What a detector of identifiers finds in a text, and how sure it is.

/** What pages are looked through for; for what a person writes there is more in `written-kinds.ts`. */
export const IDENTIFIER_KINDS = ['nhs-number', 'chi-number', 'record-number', 'date-of-birth', 'name'] as const;
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

/** `high`: a check digit or two signs agree; `medium`: the pattern and a word beside it; `low`: never one of a real person. */
export type Severity = 'low' | 'medium' | 'high';

export interface Found<Kind extends string = IdentifierKind> {
  kind: Kind;
  severity: Severity;
  /** Where it stands in the text: first character, and the one after the last. */
  start: number;
  end: number;
}

export type Detector<Kind extends string = IdentifierKind> = (text: string) => Found<Kind>[];

/** What a kind is called in a sentence. */
export const IDENTIFIER_NAMES: Record<IdentifierKind, string> = {
  'nhs-number': 'an NHS number',
  'chi-number': 'a CHI number',
  'record-number': 'a hospital or case number',
  'date-of-birth': 'a date of birth',
  name: 'a name',
};
