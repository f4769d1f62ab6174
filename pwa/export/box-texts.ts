// Summary, dated list and statement as plain text, for the boxes of a regulator's website.
import type { ProfileDocument } from '../../shared/audit/profile-document.ts';
import { drawText } from './draw-text.ts';
import { describePart } from './profile-layout.ts';
import { profileTexts } from './text.ts';

export type BoxName = 'summary' | 'list' | 'statement';

/** The list without its headline: the box has one of its own. */
export function boxTexts(profile: ProfileDocument): Record<BoxName, string> {
  const list = describePart(profile, 'list');
  return { ...profileTexts(profile), list: drawText({ ...list, blocks: list.blocks.slice(1) }).trimEnd() };
}
