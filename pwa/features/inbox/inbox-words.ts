// What a row of the inbox says of what was kept.
import { counted } from '../../../shared/audit/date-text.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { KIND_NAMES } from '../../../shared/model/capture.ts';
import type { Evidence, EvidencePart, FileReference } from '../../../shared/model/evidence.ts';
import { listText } from '../../../shared/wording/list-text.ts';

type Kept = Pick<Evidence, 'addedAt' | 'capture' | 'source' | 'snapshot' | 'parts' | 'file'>;

/** What is named, in the order in which it is; a manifest is nothing that a person kept, and a covered copy was made of what is. */
const NAMED = ['text', 'full copy', 'PDF', 'file', 'picture', 'transcript'] as const;
type Named = (typeof NAMED)[number];
const NAMES_MAX = 3;
const fileName = ({ mime }: Pick<FileReference, 'mime'>): Named =>
  mime === 'application/pdf' ? 'PDF' : mime.startsWith('image/') ? 'picture' : 'file';

function partNames(part: EvidencePart): Named[] {
  switch (part.role) {
    case 'file':
      return [fileName(part)];
    case 'page':
      return ['full copy'];
    case 'manifest':
    case 'covered':
      return [];
    default:
      return [part.role];
  }
}

/** The piece that the activity was made from: the first one with a page. */
export const firstPage = <Piece extends Kept>(evidence: readonly Piece[]): Piece | null =>
  evidence.filter((one) => one.capture).sort((a, b) => (a.addedAt < b.addedAt ? -1 : 1))[0] ?? null;

/** "Course", "certificate attached". Empty for what is no page. */
export function kindWords(evidence: readonly Kept[]): string[] {
  const first = firstPage(evidence);
  if (!first?.capture) return [];
  const isWithCertificate = evidence.some((one) => one !== first && one.source === 'certificate');
  return [KIND_NAMES[first.capture.kind], ...(isWithCertificate ? ['certificate attached'] : [])];
}

/** "Text, PDF and picture kept", "2 passages marked", "1 note". */
export function keptWords(evidence: readonly Kept[], marks: readonly Pick<Annotation, 'target'>[]): string[] {
  const held = evidence.flatMap(({ snapshot, parts, file }): Named[] => [
    ...(snapshot ? (['text'] as const) : []),
    ...parts.flatMap(partNames),
    ...(file ? [fileName(file)] : []),
  ]);
  const names = NAMED.filter((name) => held.includes(name));
  const kept = names.length > 0 ? `${listText(names)} kept` : '';
  const passages = marks.filter(({ target }) => target.kind === 'quote').length;
  const notes = marks.length - passages;
  return [
    kept.replace(/^./, (letter) => letter.toUpperCase()),
    passages > 0 ? `${counted(passages, 'passage', 'passages')} marked` : '',
    notes > 0 ? counted(notes, 'note', 'notes') : '',
  ].filter(Boolean);
}

/** "Ann Lee, Bo Chen, Cy Diaz and 1 other". */
export function authorsWords(names: readonly string[]): string {
  const more = names.length - NAMES_MAX;
  const first = names.slice(0, NAMES_MAX).join(', ');
  return more > 0 ? `${first} and ${counted(more, 'other', 'others')}` : first;
}
