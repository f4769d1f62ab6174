// Putting words into the statement: at its end or where the caret stands, as one step that can be taken back. Nothing is written over.
import { withInserted } from '../../../../shared/audit/statement-passages.ts';
import { keepVersion } from '../../../../shared/portfolio/edit.ts';
import { replaceText, sharedText } from '../../../../shared/portfolio/texts.ts';
import { useStep } from '../../../records/use-step.ts';
import type { AuditOnPage } from './use-audit.ts';

export type InsertedAt = 'end' | 'caret';

interface Place {
  /** In UTF-16 units of the text; null for its end. */
  caret: number | null;
  /** Within a sentence, with a space before it, and not as a paragraph of its own. */
  inline?: boolean;
}

export function useStatement({ page }: AuditOnPage) {
  const step = useStep();

  /** False when nothing was put in; the person has been told why. */
  function insert(words: string, { caret, inline }: Place): Promise<boolean> {
    const said = inline ? `“${words}” is in your statement.` : 'It is in your statement, in your words.';
    return step(said, (doc, { inOneStep }) =>
      inOneStep(doc, () => {
        const id = page.ensure(doc);
        const text = sharedText(doc, 'profile', id, 'statement');
        if (!text) return;
        const was = text.toString();
        const at = caret === null ? was.trimEnd().length : Math.min(caret, was.length);
        const is = inline ? withWords(was, words, at) : withInserted(was, words, at);
        keepVersion(doc, id, 'statement', was, new Date());
        replaceText(text, is, is.length - (was.length - at));
      }),
    );
  }

  return { insert };
}

function withWords(text: string, words: string, at: number): string {
  const [before, after] = [text.slice(0, at), text.slice(at)];
  return `${before}${before === '' || /\s$/u.test(before) ? '' : ' '}${words}${/^[\p{L}\p{N}]/u.test(after) ? ' ' : ''}${after}`;
}
