// Whether an entry seems to tell of a patient: its own words and those of its files. Addresses, authors and numbers of articles say nothing.
import { countIdentifiers, type IdentifierCounts } from '../../shared/privacy/scan.ts';
import type { ImportedEntry } from './imported.ts';

/** The words of a page or PDF are a part of their own; what can only be seen in a picture is not found. */
const wordsIn = ({ files }: ImportedEntry): string[] =>
  files.filter(({ role }) => role === 'text').map(({ bytes }) => new TextDecoder().decode(bytes));

export function identifiersIn(entry: ImportedEntry): IdentifierCounts {
  const { title, note, metadata, done } = entry;
  const texts = [title, note, metadata.description, ...Object.values(done?.texts ?? {}), ...wordsIn(entry)];
  return countIdentifiers(texts.filter(Boolean).join('\n\n'));
}
