// Leaving a piece of evidence out, or giving it another place, changes numbers: what the statement refers to moves along, in the
// same step.
import { withoutNumber, withSwapped } from '../../../shared/audit/citations.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import { keepVersion, putLink, removeLink } from '../../../shared/portfolio/edit.ts';
import { replaceText, sharedText } from '../../../shared/portfolio/texts.ts';
import { type Host, useHost } from '../../host/host.ts';
import { useEdit } from '../../records/use-edit.ts';
import { useStep } from '../../records/use-step.ts';
import { until } from './until.ts';
import type { ProfileOnPage } from './use-profile.ts';

type Document = Host['portfolio']['doc'];

/** Rows follow within milliseconds; after this there is nothing to wait for. */
const ROWS_WAIT_MS = 3_000;

export function useEvidenceNumbers(page: ProfileOnPage) {
  const { portfolio } = useHost();
  const edit = useEdit();
  const step = useStep();
  const numberOf = (id: RecordId) => page.evidenceIds.value.indexOf(id) + 1;

  /** Changes the choice; where the statement refers to what moves, the statement too, which is said and can be taken back. */
  async function renumber(
    renamed: (statement: string) => string,
    change: (doc: Document, profileId: RecordId) => void,
  ): Promise<void> {
    await portfolio.loaded;
    const profileId = page.profileId.value;
    if (!profileId) return;
    const text = sharedText(portfolio.doc, 'profile', profileId, 'statement');
    const isNamed = text && renamed(text.toString()) !== text.toString();
    if (!isNamed) {
      await edit((doc, { inOneStep }) => inOneStep(doc, () => change(doc, profileId)));
      return;
    }
    await step('The numbers in your statement moved along.', (doc, { inOneStep }) =>
      inOneStep(doc, () => {
        change(doc, profileId);
        // as it is by now: words may have come from elsewhere
        const was = text.toString();
        keepVersion(doc, profileId, 'statement', was, new Date());
        replaceText(text, renamed(was));
      }),
    );
  }

  let isBusy = false;
  /** The numbers are those of the rows, which follow a moment later: until then a second press would move what moved already. */
  async function once(change: () => Promise<void>): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    const before = page.evidenceIds.value.join();
    try {
      await change();
      await until(() => page.evidenceIds.value.join() !== before, ROWS_WAIT_MS).catch(() => undefined);
    } finally {
      isBusy = false;
    }
  }

  return {
    async drop(id: RecordId): Promise<void> {
      const number = numberOf(id);
      if (number === 0) return;
      const count = page.evidenceIds.value.length;
      await once(() =>
        renumber(
          (statement) => withoutNumber(statement, number, count),
          (doc, profileId) => removeLink(doc, 'profileEvidence', profileId, id),
        ),
      );
    },
    /** One place earlier or later. */
    async move(id: RecordId, by: -1 | 1): Promise<void> {
      const number = numberOf(id);
      const places = page.newPlaces('profileEvidence', id, by);
      if (number === 0 || places.length === 0) return;
      const count = page.evidenceIds.value.length;
      await once(() =>
        renumber(
          (statement) => withSwapped(statement, number, number + by, count),
          (doc, profileId) => {
            for (const [to, position] of places) putLink(doc, 'profileEvidence', profileId, to, position);
          },
        ),
      );
    },
  };
}
