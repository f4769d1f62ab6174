// What is said beside a box for a note when its words seem to name a patient.
import { countIdentifiers, countsInWords } from '../../shared/privacy/scan.ts';

/** A sentence, or nothing where nothing was seen. */
export function patientHint(note: string): string {
  const seen = countsInWords(countIdentifiers(note));
  return seen && `This seems to hold ${seen}: leave out who it is about.`;
}
