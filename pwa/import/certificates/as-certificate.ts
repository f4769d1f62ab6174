// A PDF or picture that the person says is a certificate: its title and day from its words, else its name, else the photograph.
import type { ImportedEntry } from '../imported.ts';
import { namedFile, photographedOn } from './day-in-name.ts';

export function asCertificate(entry: ImportedEntry, fileName: string): ImportedEntry {
  const main = entry.files.find(({ role }) => role === 'main');
  if (!main || (entry.source !== 'pdf' && entry.source !== 'picture')) return entry;
  const named = namedFile(fileName);
  const isRead = entry.kind === 'certificate';
  // a PDF that is no certificate by its words is named by the program that made it as often as not
  const title = (isRead ? entry.title : named.title) || entry.title;
  const seenOn = entry.seenOn ?? named.day ?? (entry.source === 'picture' ? photographedOn(main.bytes) : null);
  return {
    ...entry,
    kind: 'certificate',
    title,
    seenOn,
    metadata: { ...entry.metadata, title, completedOn: entry.metadata.completedOn || (seenOn ?? '') },
  };
}
