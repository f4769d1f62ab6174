// The chosen evidence as a pack takes it: what each piece is, its files, and what was noted on it.
import { dateText } from '../../../shared/audit/date-text.ts';
import type { ListedEvidence, ProfileDocument } from '../../../shared/audit/profile-document.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { type Instant, localDateOf } from '../../../shared/model/dates.ts';
import { metadataOf } from '../../../shared/model/details.ts';
import { type Evidence, type FileReference, latestPart } from '../../../shared/model/evidence.ts';
import { mainFile, sentFiles } from '../../../shared/model/sent-files.ts';
import { annotationsBy } from '../../../shared/projection/queries.ts';
import type { PackPiece } from '../../export/pack/pack-request.ts';
import type { HostPortfolio } from '../../host/host.ts';

/** In the order and under the numbers of the profile. */
export async function packPieces({ projection }: HostPortfolio, { evidence }: ProfileDocument): Promise<PackPiece[]> {
  const ids = evidence.map(({ id }) => id);
  const [rows, notes] = await Promise.all([projection.evidence.bulkGet(ids), annotationsBy(projection, ids)]);
  return evidence.map((listed, at) => toPiece(listed, rows[at], notes.get(listed.id) ?? []));
}

function toPiece(
  listed: ListedEvidence,
  evidence: Evidence | undefined,
  annotations: readonly Annotation[],
): PackPiece {
  const { number, title, kindLabel, dateText, url, activityTitles } = listed;
  const sent = evidence && sentFiles(evidence);
  // the page was kept on that day, whatever of it goes along
  const kept = evidence?.snapshot ?? (evidence && !evidence.file ? latestPart(evidence, 'text') : null);
  return {
    number,
    title,
    kindLabel,
    dateText,
    url,
    activityTitles,
    keptOnText: keptOn(kept?.capturedAt),
    file: reference(sent?.file),
    fileName: evidence?.fileName ?? '',
    words: reference(sent?.words),
    picture: reference(sent?.picture),
    covered: sent?.covered ?? [],
    description: evidence ? metadataOf(evidence).description : '',
    notes: annotations.map(({ target, note }) => ({ quote: target.kind === 'quote' ? target.exact : '', note })),
  };
}

const keptOn = (at: Instant | undefined): string => (at ? dateText(localDateOf(new Date(at))) : '');

/** Plain data: rows may carry more than a worker can be sent. */
const reference = (file: FileReference | null | undefined): FileReference | null =>
  file ? { sha256: file.sha256, mime: file.mime, sizeBytes: file.sizeBytes } : null;

/** The files without which a piece cannot be sent. */
export const neededFiles = (pieces: readonly PackPiece[]): FileReference[] =>
  pieces.flatMap((piece) => mainFile(piece) ?? []);
