// The files that records name and this device lacks: copies, pictures, transcripts, files, frames of annotations.
import type { FilesDb } from '../../shared/files/files.ts';
import type { FileReference, PartRole } from '../../shared/model/evidence.ts';
import type { ProjectionDb } from '../../shared/projection/database.ts';
import type { WantedFile } from './wanted-files.ts';

/** Words first: they are small, and what people read. */
const RANKS: Record<PartRole, number> = { text: 0, manifest: 0, transcript: 1, picture: 2, page: 3, file: 4 };
const FRAME_RANK = 2;

/** Made for liveQuery: it is run again when records or files change. */
export async function missingFiles(projection: ProjectionDb, files: FilesDb): Promise<WantedFile[]> {
  const there = new Set(await files.files.toCollection().primaryKeys());
  const missing = new Map<string, WantedFile>();
  const need = (file: FileReference | null, rank: number) => {
    if (!file || there.has(file.sha256)) return;
    const known = missing.get(file.sha256);
    if (!known || rank < known.rank) missing.set(file.sha256, { sha256: file.sha256, sizeBytes: file.sizeBytes, rank });
  };
  await projection.evidence.each(({ deletedOn, snapshot, file, parts }) => {
    if (deletedOn) return;
    need(snapshot, RANKS.text);
    need(file, RANKS.file);
    for (const part of parts) need(part, RANKS[part.role]);
  });
  await projection.annotations.each(({ deletedOn, picture }) => {
    if (!deletedOn) need(picture, FRAME_RANK);
  });
  return [...missing.values()];
}
