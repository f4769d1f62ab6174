// Which of what was found in a PDF lies under the boxes, and what does not, in a sentence.
import { pagesInWords } from '../confidentiality/words-of-file.ts';
import type { Box } from '../pictures/boxes.ts';
import type { PdfFind } from './use-pdf-finds.ts';

const NEAR = 1e-6;
const holds = (box: Box, part: Box): boolean =>
  box.x <= part.x + NEAR &&
  box.y <= part.y + NEAR &&
  box.x + box.width >= part.x + part.width - NEAR &&
  box.y + box.height >= part.y + part.height - NEAR;

/** `boxes`: those of its page. What has no place on the page goes when the page becomes a picture. */
export const isFindCovered = ({ boxes: parts }: PdfFind, boxes: readonly Box[]): boolean =>
  parts.length === 0 ? boxes.length > 0 : parts.every((part) => boxes.some((box) => holds(box, part)));

/** "2 finds on pages 1 and 3 are not covered."; with the pages that were not looked at yet. Empty for nothing left. */
export function leftUncovered(
  left: readonly PdfFind[],
  { lookedAt, pages }: { lookedAt: number; pages: number },
): string {
  const on = [...new Set(left.map(({ page }) => page))];
  const finds =
    left.length === 0
      ? ''
      : `${left.length === 1 ? 'One find' : `${left.length} finds`} on ${pagesInWords(on)} ${left.length === 1 ? 'is' : 'are'} not covered.`;
  const rest = lookedAt < pages ? `Waymark has looked at ${lookedAt} of ${pages} pages.` : '';
  return [finds, rest].filter(Boolean).join(' ');
}
