// The files that records name, here or not: copies, pictures, transcripts, files, frames of annotations.
import type { FilesDb } from '../../shared/files/files.ts';
import type { FileReference, PartRole } from '../../shared/model/evidence.ts';
import type { ProjectionDb } from '../../shared/projection/database.ts';
import type { WantedFile } from './wanted-files.ts';

/** Words first: they are small, and what people read. */
const RANKS: Record<PartRole, number> = {
  text: 0,
  manifest: 0,
  transcript: 1,
  picture: 2,
  page: 3,
  file: 4,
  covered: 2,
};
const FRAME_RANK = 2;

export interface MissingFile extends WantedFile {
  mime: string;
}

export interface FilesOnRecord {
  here: FileReference[];
  missing: MissingFile[];
}

/** Made for liveQuery: it is run again when records or files change. What lies here `damaged` is missing. */
export async function filesOnRecord(
  projection: ProjectionDb,
  files: FilesDb,
  damaged: ReadonlySet<string>,
): Promise<FilesOnRecord> {
  const kept = new Set(await files.files.toCollection().primaryKeys());
  const here = new Map<string, FileReference>();
  const missing = new Map<string, MissingFile>();
  const need = (file: FileReference | null, rank: number) => {
    if (!file) return;
    const { sha256, sizeBytes, mime } = file;
    if (kept.has(sha256) && !damaged.has(sha256)) {
      here.set(sha256, { sha256, sizeBytes, mime });
      return;
    }
    const known = missing.get(sha256);
    if (!known || rank < known.rank) missing.set(sha256, { sha256, sizeBytes, mime, rank });
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
  return { here: [...here.values()], missing: [...missing.values()] };
}
