// The files of a pack that are uploaded one by one: its numbered evidence, and what a tick beside one holds for.
import type { Evidence } from '../model/evidence.ts';
import { fingerprintOf } from '../model/fingerprint.ts';
import type { RecordId } from '../model/id.ts';
import type { PackFileLine, PackList } from '../model/pack-list.ts';
import { sentFiles } from '../model/sent-files.ts';
import type { ListedEvidence } from './profile-document.ts';

export interface Upload {
  evidenceId: RecordId;
  /** As in the profile's list. */
  number: number;
  title: string;
  /** Its file in the pack; null where it is in the lists only. */
  file: PackFileLine | null;
  /** The value of a tick that holds for this very file; of another name or content it is another. */
  mark: string;
}

/** The key under which a piece is ticked off as uploaded, in the profile's marks. */
export const uploadKey = (evidenceId: string): string => `${UPLOAD}${evidenceId}`;
export const isUploadKey = (key: string): boolean => key.startsWith(UPLOAD);
const UPLOAD = 'upload:';

const NUMBERED = /^evidence\/(\d+)-/;
/** Everything in one document, where the pack has room for it. */
const ALL_IN_ONE = 'evidence-all.pdf';

const filesIn = ({ zips }: PackList): PackFileLine[] => zips.flatMap(({ files }) => files);

/** In the order of the numbers. `pieces`: the evidence of the profile, by id. */
export function uploadsOf(
  pack: PackList,
  listed: readonly Pick<ListedEvidence, 'id' | 'number' | 'title'>[],
  pieces: ReadonlyMap<string, Evidence>,
): Upload[] {
  const byNumber = new Map(filesIn(pack).map((file) => [Number(NUMBERED.exec(file.path)?.[1] ?? 0), file]));
  return listed.map(({ id, number, title }) => {
    const file = byNumber.get(number) ?? null;
    const piece = pieces.get(id);
    const { file: own, words, picture } = piece ? sentFiles(piece) : { file: null, words: null, picture: null };
    const content = [own, words, picture].map((one) => one?.sha256 ?? '');
    return { evidenceId: id, number, title, file, mark: fingerprintOf([file?.path ?? '', ...content].join('\n')) };
  });
}

/** All evidence as one document; null where the pack is without it. */
export const allInOneOf = (pack: PackList): PackFileLine | null =>
  filesIn(pack).find(({ path }) => path === ALL_IN_ONE) ?? null;

/** "01-Certificate.pdf": what a file of the pack is called when it is saved alone. */
export const nameOfFile = (path: string): string => path.split('/').at(-1) ?? path;
