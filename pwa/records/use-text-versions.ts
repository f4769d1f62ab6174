// Putting an earlier version of a text back, with the present words kept first and a way back to them.
import { parseId } from '../../shared/model/id.ts';
import { keepVersion } from '../../shared/portfolio/edit.ts';
import { replaceText, sharedText } from '../../shared/portfolio/texts.ts';
import { useHost } from '../host/host.ts';
import { useSession } from '../stores/session.ts';
import type { TextPlace } from '../stores/use-shared-text.ts';
import { useEdit } from './use-edit.ts';

export function useTextVersions() {
  const { portfolio } = useHost();
  const edit = useEdit();
  const session = useSession();
  const find = ({ kind, id, field }: TextPlace) => sharedText(portfolio.doc, kind, id, field);

  /** Makes the text say `words`; what it says until now becomes a version. */
  const write = (place: TextPlace, words: string) =>
    edit((doc, { inOneStep }) => {
      const text = find(place);
      const recordId = parseId(place.id);
      if (!text || !recordId) return;
      inOneStep(doc, () => {
        keepVersion(doc, recordId, place.field, text.toString(), new Date());
        replaceText(text, words);
      });
    });

  async function putBack(place: TextPlace, earlier: string, label: string): Promise<void> {
    const present = find(place)?.toString() ?? '';
    await write(place, earlier);
    session.say(`“${label}” says again what it said then.`, () => void write(place, present));
  }

  return { textNow: (place: TextPlace): string => find(place)?.toString() ?? '', putBack };
}
