// Looks through a frame that the page itself cannot enter. Runs inside the frame; of what was found, no word leaves it.
import { countIdentifiers, type IdentifierCounts } from '../../shared/privacy/scan.ts';
import { FRAME_DEPTH, shownText } from './shown-text.ts';

/** Whether the page's own reading has entered this frame: it and all it stands in are of the page's origin. */
function isEntered(): boolean {
  let depth = 0;
  for (let view: Window = window; view !== view.parent; view = view.parent, depth++) {
    try {
      if (!view.frameElement) return false;
    } catch {
      return false;
    }
  }
  return depth <= FRAME_DEPTH;
}

/** What could identify a patient in this frame, counted; nothing for a frame that is counted with the page. */
export const scanFrame = (): IdentifierCounts => (isEntered() ? {} : countIdentifiers(shownText(document)));
