// The copy of a saved page that is shown: sanitised by the same rules as the extension's own copies.
import { sanitisedHtml } from '../../shared/kept-page/sanitise-page.ts';

/** Null when nothing is left, or the page is more than the sanitiser can take. */
export function sanitisePage(html: string): string | null {
  try {
    return sanitisedHtml(html).trim() || null;
  } catch {
    return null;
  }
}
