// What is worth putting right before a pack is made: pieces without a file, and those that are called as a camera called them.
import { listText } from '../../../shared/wording/list-text.ts';
import { isLaidOut, type PackPiece } from '../../export/pack/pack-request.ts';
import { titleFromFileName } from '../../import/title-from-file-name.ts';

export interface BeforePack {
  sentence: string;
  /** Numbers of the pieces that it is about. */
  numbers: number[];
}

/** Names that devices and programs give: "IMG_0042", "PXL 20260304", "Scan 3", "image", "Document1", "Screenshot 2026-03-04". */
const GIVEN_BY_DEVICES =
  /^(?:img|dsc[fn]?|pxl|mvimg|vid|p|dji|gopr|whatsapp image|photo|picture|image|scan(?:ned)?|screen ?shot|capture|doc(?:ument)?|file|untitled|unnamed|download)?[\d\s.,:()-]*(?:at [\d\s.:-]+)?$|^[\da-f-]{16,}$/i;
/** One word says little of a file that is called so; words with a space were mostly written by somebody. */
const ONE_WORD_CHARACTERS_MAX = 6;

/** Whether a title is no more than the name of a file. */
export function isFileName(title: string, fileName: string): boolean {
  const words = title.trim().replaceAll('_', ' ');
  if (words.length < 3 || GIVEN_BY_DEVICES.test(words)) return true;
  const isOneWord = words.length <= ONE_WORD_CHARACTERS_MAX && !/\s/.test(words);
  return isOneWord && fileName !== '' && words === titleFromFileName(fileName);
}

export function beforePack(pieces: readonly PackPiece[]): BeforePack[] {
  const without = pieces.filter((piece) => !piece.file && !isLaidOut(piece)).map(({ number }) => number);
  const named = pieces.filter(({ title, file, fileName }) => file && isFileName(title, fileName));
  return [
    ...(without.length > 0 ? [{ sentence: withoutFile(without), numbers: without }] : []),
    ...named.map(({ number, title }) => ({
      sentence: `Evidence ${number} is called “${title}”: give it a name that says what it is.`,
      numbers: [number],
    })),
  ];
}

const withoutFile = (numbers: readonly number[]): string =>
  numbers.length === 1
    ? `Evidence ${numbers[0]} has no file: add one, or it is only listed.`
    : `Evidence ${listText(numbers.map(String))} have no file: add one, or they are only listed.`;
