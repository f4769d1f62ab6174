// Hostile and merely long texts for tests and measures: each repeats what begins a find and does not end it.

export const HOSTILE_PIECES: readonly (readonly [name: string, piece: string])[] = [
  ['digits', '0123456789'],
  ['letters', 'a'],
  ['capital letters', 'A'],
  ['at signs', 'a@'],
  ['addresses that never end', 'a.'],
  ['numbers in groups', '943 476 5919 '],
  ['halves of telephones', '(020) 79 '],
  ['dates', '03/11/1941 '],
  ['titles', 'Mrs A. '],
  ['words for dates of birth', 'DOB born on '],
  ['people with their dates of birth', 'Mrs A. Sample, DOB 03/11/1941. '],
  ['relations', 'her husband '],
  ['postcodes without an end', 'LS6 2A LS6 '],
  ['National Insurance numbers without an end', 'AB 12 34 56 '],
];

/** Words that announce something, with nothing but space after them. */
export const CUES = [
  'MRN',
  'DOB',
  'Hospital',
  'Date of birth',
  'Mrs',
  'NHS number',
  'postcode',
  'born',
  'HCPC',
  'aged',
  'my patient',
] as const;

export const filled = (piece: string, characters: number): string =>
  piece.repeat(Math.ceil(characters / piece.length)).slice(0, characters);
