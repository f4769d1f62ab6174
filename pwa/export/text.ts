// The texts of a profile for the clipboard: what a regulator's web form takes.
import type { ProfileDocument } from '../../shared/audit/profile-document.ts';
import { tidyText } from './plain-text.ts';

/** Summary and statement, tidied, each ready to paste; empty while nothing is written. */
export const profileTexts = ({ summary, statement }: ProfileDocument): { summary: string; statement: string } => ({
  summary: tidyText(summary.text),
  statement: tidyText(statement.text),
});
