// What must be there before something is added by hand: words for it, or an address to take them from.
import { asLine, asWebAddress } from '../../../shared/model/parse.ts';
import { titleFrom } from '../../records/title-from.ts';

export interface NewByHand {
  title: string;
  /** http or https, or empty. */
  url: string;
}

export interface Problem {
  fieldId: string;
  text: string;
}

/** What was typed, made tidy, with a sentence for each problem. An address without `https://` gets it. */
export function checkNew(typed: NewByHand): { value: NewByHand; problems: Problem[] } {
  const title = asLine(typed.title);
  const address = typed.url.trim();
  const url = asWebAddress(/^[\w-]+(\.[\w-]+)+([/?#].*)?$/.test(address) ? `https://${address}` : address);
  const problems: Problem[] = [];
  if (!title && !url) problems.push({ fieldId: 'new-title', text: 'Enter a few words for it, or a link' });
  if (address && !url)
    problems.push({ fieldId: 'new-url', text: 'Link must be a web address, such as https://www.example.org/page' });
  return { value: { title: title || titleFrom(url), url }, problems };
}
