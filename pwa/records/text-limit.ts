// What a text area does not take because it is full, and how that is said.
import { countWords } from '../../shared/audit/words.ts';
import { TYPED_MAX } from '../../shared/model/parse.ts';

type Selected = Pick<HTMLTextAreaElement, 'value' | 'selectionStart' | 'selectionEnd'>;

/** The end of what is typed, pasted or dropped that finds no room; empty when all of it does. */
export function cutOff({ data, dataTransfer }: InputEvent, { value, selectionStart, selectionEnd }: Selected): string {
  const incoming = data ?? dataTransfer?.getData('text/plain') ?? '';
  const room = Math.max(0, TYPED_MAX - (value.length - (selectionEnd - selectionStart)));
  return incoming.slice(room);
}

/** A sentence on it, or the empty string. */
export function cutInWords(cut: string): string {
  if (!cut) return '';
  const most = TYPED_MAX.toLocaleString('en-GB');
  const words = countWords(cut);
  const rest = words > 1 ? `the last ${words.toLocaleString('en-GB')} words of it are not here` : 'no more fits in';
  return `One text holds ${most} characters, about 15,000 words: ${rest}. A long document can be added as a file, under Evidence.`;
}
