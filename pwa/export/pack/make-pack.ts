// The whole pack from a request: evidence first, for its pages are counted in the lists; then the documents; then the ZIPs.
import type { ProfileDocument } from '../../../shared/audit/profile-document.ts';
import { sha256Of } from '../../../shared/model/sha256.ts';
import { activitiesCsv } from '../csv.ts';
import { DOCX_MIME, drawDocx } from '../docx/draw-docx.ts';
import { drawText, forWindows } from '../draw-text.ts';
import type { MissingCharacter } from '../pdf/printable.ts';
import { describePart, describeProfile } from '../profile-layout.ts';
import { profileTexts } from '../text.ts';
import { indexPage } from './index-page.ts';
import { mergeEvidence } from './merge-evidence.ts';
import { packName, zipName } from './pack-names.ts';
import type { LackingPiece, MadePack, PackFile, PackPart, PackProgress, PackRequest } from './pack-request.ts';
import { lackingPiece, remarksOf } from './pack-words.ts';
import { type PackTools, type PreparedPiece, preparePiece } from './prepare-piece.ts';
import { type Split, splitFiles, zip } from './zip-parts.ts';

const PDF = 'application/pdf';
const utf8 = (text: string) => new TextEncoder().encode(text);

export interface PackRun extends PackTools {
  tell(progress: PackProgress): void;
  now: Date;
}

// shares of the bar, as measured with 100 pieces
const [EVIDENCE_SHARE, DOCUMENTS_SHARE] = [70, 15];

/** Reading, hashing and drawing pictures are done beside this thread: with a few in hand none of it waits. */
const AT_ONCE = 3;

export async function makePack(request: PackRequest, run: PackRun): Promise<MadePack> {
  const pieces = await prepareAll(request, run);
  const prepared = pieces.map(({ made }) => made);
  const evidence = pieces.flatMap(({ file }) => file ?? []);
  run.tell({ words: 'Putting the evidence together', percent: EVIDENCE_SHARE });
  const merged = await mergeEvidence(prepared, { draw: run.draw, whose: request.profile.holder.name }).catch(
    () => null,
  );
  const profile = withFormats(request.profile, prepared);
  run.tell({ words: 'Writing the documents', percent: EVIDENCE_SHARE + DOCUMENTS_SHARE / 2 });
  const documents = await profileFiles(profile, run);
  const all = merged ? await fileOf('evidence-all.pdf', merged.bytes, PDF) : null;
  const lacking = prepared.flatMap((made) => lackingPiece(made, request.pieces) ?? []);
  run.tell({ words: 'Packing', percent: EVIDENCE_SHARE + DOCUMENTS_SHARE });
  const base = packName(profile);
  const split = chooseSplit(documents.files, { evidence, all, limitBytes: request.limitBytes });
  const zips = await zipAll(split, { base, profile, lacking, now: run.now });
  const alone = all ? [...documents.files, all] : documents.files;
  return {
    zips,
    documents: alone.map(({ path, bytes, mime, sizeBytes, sha256 }) => ({
      name: nameAlone(path, base),
      blob: new Blob([bytes], { type: mime }),
      sizeBytes,
      sha256,
      files: [],
    })),
    lacking,
    remarks: remarksOf({ prepared, zips, merged, all, split, limitBytes: request.limitBytes }),
    missingCharacters: unique([documents.missingCharacters, ...prepared.map((made) => made.missingCharacters)].flat()),
    pages: documents.pages,
  };
}

interface Piece {
  made: PreparedPiece;
  /** Null where there is nothing to send. */
  file: PackFile | null;
}

/** In their order. */
async function prepareAll({ pieces }: PackRequest, run: PackRun): Promise<Piece[]> {
  const count = pieces.length;
  const done: Piece[] = [];
  const waiting = pieces.entries();
  const prepareNext = async () => {
    for (const [at, piece] of waiting) {
      run.tell({
        words: `Evidence ${piece.number} of ${count}: ${piece.title}`,
        percent: (EVIDENCE_SHARE * at) / count,
      });
      const made = await preparePiece(piece, count, run);
      done[at] = { made, file: made.path ? await fileOf(made.path, made.bytes, made.mime) : null };
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, prepareNext));
  return done;
}

async function fileOf(path: string, bytes: Uint8Array<ArrayBuffer>, mime: string): Promise<PackFile> {
  return { path, bytes, mime, sizeBytes: bytes.length, sha256: await sha256Of(bytes) };
}

const withFormats = (profile: ProfileDocument, prepared: readonly PreparedPiece[]): ProfileDocument => {
  const formats = new Map(prepared.map(({ number, formatText }) => [number, formatText]));
  const evidence = profile.evidence.map((one) => ({ ...one, formatText: formats.get(one.number) ?? one.formatText }));
  return { ...profile, evidence };
};

async function profileFiles(profile: ProfileDocument, { draw }: PackTools) {
  const whole = describeProfile(profile);
  const drawn = draw(whole);
  const texts = profileTexts(profile);
  const docx = async (path: string, described = whole) => fileOf(path, await drawDocx(described), DOCX_MIME);
  const text = (path: string, words: string) => fileOf(path, utf8(forWindows(`${words}\n`)), 'text/plain');
  const files = [
    await fileOf('1-profile.pdf', new Uint8Array(drawn.bytes), PDF),
    await docx('2-summary.docx', describePart(profile, 'summary')),
    await text('2-summary.txt', texts.summary),
    await docx('3-activities.docx', describePart(profile, 'list')),
    await fileOf('3-activities.csv', utf8(activitiesCsv(profile.activities)), 'text/csv'),
    await text('3-activities.txt', drawText(describePart(profile, 'list')).trimEnd()),
    await docx('4-statement.docx', describePart(profile, 'statement')),
    await text('4-statement.txt', texts.statement),
    await docx('profile.docx'),
  ];
  return { files, pages: drawn.pages, missingCharacters: drawn.missingCharacters };
}

/** In one ZIP if it can be; all evidence in one document is a convenience, and goes first where room is scarce. */
function chooseSplit(
  documents: readonly PackFile[],
  { evidence, all, limitBytes }: { evidence: readonly PackFile[]; all: PackFile | null; limitBytes: number },
): Split {
  if (all) {
    const parts = splitFiles({ together: [...documents, all], others: evidence }, limitBytes);
    const isInOne = parts.length === 1 && (parts[0] ?? []).reduce((sum, file) => sum + file.sizeBytes, 0) < limitBytes;
    if (isInOne) return { parts, holdsAll: true };
  }
  return { parts: splitFiles({ together: documents, others: evidence }, limitBytes), holdsAll: false };
}

interface ZipContext {
  base: string;
  profile: ProfileDocument;
  lacking: LackingPiece[];
  now: Date;
}

async function zipAll({ parts }: Split, { base, profile, lacking, now }: ZipContext): Promise<PackPart[]> {
  const named = parts.map((files, at) => ({
    name: zipName(base, at + 1, parts.length),
    paths: files.map(({ path }) => path),
  }));
  const zips: PackPart[] = [];
  for (const [at, files] of parts.entries()) {
    const page = indexPage({ profile, files, parts: named, part: at + 1, lacking });
    const held = [await fileOf('index.html', utf8(page), 'text/html'), ...files];
    const blob = await zip(held, now);
    zips.push({
      name: zipName(base, at + 1, parts.length),
      blob,
      sizeBytes: blob.size,
      sha256: await sha256Of(new Uint8Array(await blob.arrayBuffer())),
      files: held.map(({ path, sizeBytes, sha256 }) => ({ path, sizeBytes, sha256 })),
    });
  }
  return zips;
}

/** A document that is saved alone says whose it is. */
const nameAlone = (path: string, base: string): string => `${base}, ${path.replace(/^\d-/, '')}`;

const unique = (missing: readonly MissingCharacter[]): MissingCharacter[] => [
  ...new Map(missing.map((one) => [one.char, one])).values(),
];
