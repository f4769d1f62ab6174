// What is said of a pack before it is sent: what lacks and why, and what is worth knowing.
import { listText } from '../../../shared/wording/list-text.ts';
import type { MergedEvidence } from './merge-evidence.ts';
import type { LackingPiece, PackFile, PackPart, PackPiece, PieceTrouble } from './pack-request.ts';
import type { PreparedPiece } from './prepare-piece.ts';
import type { Split } from './zip-parts.ts';

const SENTENCES: Record<PieceTrouble, string> = {
  missing: 'Its file is not on this device. Fetch it, or make the pack on the device that has it.',
  damaged: 'Its file on this device is damaged. Fetch it again, or add it again.',
  empty: 'Its file is empty. Add it again from where it came.',
  locked: 'It opens only with a password. Save a copy without one, and add that instead.',
  broken: 'It cannot be opened: the file is broken, or it is no PDF. Add it again from where it came.',
  heic: 'It is an HEIC photo, which most computers cannot show. Save it as JPEG (on an iPhone: share it by e-mail to yourself, or set Camera, Formats, Most Compatible), and add that instead.',
  unreadable: 'It is a picture that this browser cannot show. Save it as JPEG or PNG, and add that instead.',
};

export function lackingPiece(
  { number, title, trouble }: PreparedPiece,
  pieces: readonly PackPiece[],
): LackingPiece | null {
  if (!trouble) return null;
  const piece = pieces.find((one) => one.number === number);
  const canCome = trouble === 'missing' || trouble === 'damaged';
  return {
    number,
    title,
    trouble,
    sentence: SENTENCES[trouble],
    file: canCome ? (piece?.file ?? piece?.words ?? piece?.picture ?? null) : null,
  };
}

const inMegabytes = (sizeBytes: number): string => `${(sizeBytes / 1_000_000).toFixed(1).replace(/\.0$/, '')} MB`;

interface Made {
  prepared: readonly PreparedPiece[];
  zips: readonly PackPart[];
  merged: MergedEvidence | null;
  all: PackFile | null;
  split: Split;
  limitBytes: number;
}

/** Each a sentence or two. */
export function remarksOf({ prepared, zips, merged, all, split, limitBytes }: Made): string[] {
  const remarks: string[] = [];
  if (zips.length > 1)
    remarks.push(
      `All together it is more than ${inMegabytes(limitBytes)}, so there are ${zips.length} parts. Each opens by itself and lists what is in the others.`,
    );
  for (const [at, { sizeBytes }] of zips.entries()) {
    if (sizeBytes <= limitBytes) continue;
    const largest = [...(split.parts[at] ?? [])].sort((a, b) => b.sizeBytes - a.sizeBytes)[0];
    if (largest)
      remarks.push(
        `“${largest.path}” alone has ${inMegabytes(largest.sizeBytes)}, more than the ${inMegabytes(limitBytes)} that you set. Make that file smaller, send it on its own, or allow larger parts.`,
      );
  }
  if (all && !split.holdsAll)
    remarks.push(
      'The one document with all evidence would not fit beside the rest. It is below, to be saved by itself.',
    );
  if (merged && merged.alone.length > 0)
    remarks.push(
      merged.alone.length === 1
        ? `${evidenceText(merged.alone)} is not in the document with all evidence, but in a file of its own.`
        : `${evidenceText(merged.alone)} are not in the document with all evidence, but in files of their own.`,
    );
  if (!merged && prepared.some(({ pages }) => pages > 0))
    remarks.push(
      'One document with all evidence could not be made of these files. Each piece is in a file of its own.',
    );
  const unchanged = prepared.filter((made) => made.isUnchanged && !made.isSigned).map(({ number }) => number);
  if (unchanged.length > 0)
    remarks.push(
      `${evidenceText(unchanged)} ${unchanged.length === 1 ? 'goes' : 'go'} along unchanged, with whatever the program that made ${unchanged.length === 1 ? 'it' : 'them'} wrote inside, such as a name.`,
    );
  const sealed = prepared.filter((made) => made.isSigned).map(({ number }) => number);
  if (sealed.length > 0)
    remarks.push(
      `${evidenceText(sealed)} ${sealed.length === 1 ? 'is' : 'are'} signed electronically and ${sealed.length === 1 ? 'goes' : 'go'} along unchanged, so that the signature holds: with the name of who signed, and whatever the program that made ${sealed.length === 1 ? 'it' : 'them'} wrote inside.`,
    );
  for (const { number, holds } of prepared)
    if (holds.length > 0)
      remarks.push(
        `${evidenceText([number])} holds ${listText(holds)}, which go along. If they are not meant to be read, take them out in the program that made it, and replace the file.`,
      );
  for (const { number, leftOut } of prepared) if (leftOut.length > 0) remarks.push(attachedText(number, leftOut));
  const signed = prepared.filter((made) => made.wasSigned).map(({ number }) => number);
  if (signed.length > 0)
    remarks.push(
      `${evidenceText(signed)} ${signed.length === 1 ? 'was' : 'were'} signed electronically. The copy in the pack is not; send the file itself if a signature is asked for.`,
    );
  return remarks;
}

const evidenceText = (numbers: readonly number[]): string => `Evidence ${listText(numbers.map(String))}`;

const NAMED_MAX = 5;

function attachedText(number: number, names: readonly string[]): string {
  const known = names.filter(Boolean).map((name) => `“${name}”`);
  const more = names.length - Math.min(known.length, NAMED_MAX);
  const list = listText([...known.slice(0, NAMED_MAX), ...(more > 0 && known.length > 0 ? [`${more} more`] : [])]);
  const [has, goes, add] =
    names.length === 1
      ? ['a file', 'does not go along', 'Add it as evidence of its own if it is']
      : ['files', 'do not go along', 'Add each as evidence of its own if they are'];
  return `${evidenceText([number])} has ${has} attached inside, which ${goes}${list ? `: ${list}` : ''}. ${add} to be sent.`;
}
