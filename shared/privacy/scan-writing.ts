// Looks through what a person writes or sends for what could tell who somebody is. It warns; that nothing is found proves nothing.
// Beside it stands `scanPage`, with fewer detectors: pages are full of telephones, addresses and names that are nobody's secret.
import { findChiNumbers } from './chi-number.ts';
import { findDatesOfBirth } from './date-of-birth.ts';
import { findEmails } from './email.ts';
import type { Detector } from './found.ts';
import { findHealthCareNumbers } from './health-care-number.ts';
import { findInsuranceNumbers } from './insurance-number.ts';
import { findNamesWithTitle } from './name-with-title.ts';
import { findNamedRelations } from './named-relation.ts';
import { findNhsNumbers } from './nhs-number.ts';
import { findOldAges } from './old-age.ts';
import { findOwnWords } from './own-words.ts';
import { isOwn, NOBODY, type Owner } from './owner.ts';
import { findPostcodes } from './postcode.ts';
import { findRecordNumbers } from './record-number.ts';
import { findRegistrationNumbers } from './registration-of-others.ts';
import { findTelephones } from './telephone.ts';
import type { FoundInWriting, WrittenKind } from './written-kinds.ts';

/** In a text only the words before say what it is: a hint, where on a page it is a reason to warn. */
const findCuedNumbers: Detector = (text) => findRecordNumbers(text).map((one) => ({ ...one, severity: 'low' }));

/** In this order: what stands first says what the same characters are. A CHI is a telephone by its digits too. */
const DETECTORS: readonly Detector<WrittenKind>[] = [
  findChiNumbers,
  findHealthCareNumbers,
  findNhsNumbers,
  findInsuranceNumbers,
  findRegistrationNumbers,
  findCuedNumbers,
  findDatesOfBirth,
  findOldAges,
  findEmails,
  findTelephones,
  findPostcodes,
  findNamesWithTitle,
  findNamedRelations,
];

export interface WritingContext {
  /** What the person asked to be told of. */
  ownWords: readonly string[];
  owner: Owner;
}

const NO_CONTEXT: WritingContext = { ownWords: [], owner: NOBODY };

/** Everything found, in the order of the text; the same characters are told once. */
export function scanWriting(text: string, { ownWords, owner }: WritingContext = NO_CONTEXT): FoundInWriting[] {
  const isTold = new Uint8Array(text.length);
  const found: FoundInWriting[] = [];
  const take = (one: FoundInWriting) => {
    if (isTold.subarray(one.start, one.end).includes(1)) return;
    isTold.fill(1, one.start, one.end);
    if (!isOwn(one, text.slice(one.start, one.end), owner)) found.push(one);
  };
  for (const one of findOwnWords(text, ownWords)) take(one);
  for (const find of DETECTORS) for (const one of find(text)) take(one);
  return found.sort((a, b) => a.start - b.start);
}
