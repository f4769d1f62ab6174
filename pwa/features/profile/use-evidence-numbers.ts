// Leaving a piece of evidence out moves the numbers after it: what the statement refers to moves along, in the same step.
import { withoutNumber } from '../../../shared/audit/citations.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import { keepVersion } from '../../../shared/portfolio/edit.ts';
import { replaceText, sharedText } from '../../../shared/portfolio/texts.ts';
import { useHost } from '../../host/host.ts';
import { useStep } from '../../records/use-step.ts';
import type { ProfileOnPage } from './use-profile.ts';

export function useEvidenceNumbers(page: ProfileOnPage) {
  const { portfolio } = useHost();
  const step = useStep();

  /** Leaves a piece out; where the statement refers to it or to a later one, it says so, and can be taken back. */
  return async function drop(id: RecordId): Promise<void> {
    await portfolio.loaded;
    const profileId = page.profileId.value;
    const number = page.evidenceIds.value.indexOf(id) + 1;
    const text = profileId && sharedText(portfolio.doc, 'profile', profileId, 'statement');
    const was = text ? text.toString() : '';
    const is = withoutNumber(was, number);
    if (!profileId || !text || number === 0 || is === was) return page.drop('profileEvidence', id);
    await step('The numbers in your statement moved along.', (doc, { inOneStep, removeLink }) =>
      inOneStep(doc, () => {
        removeLink(doc, 'profileEvidence', profileId, id);
        keepVersion(doc, profileId, 'statement', was, new Date());
        replaceText(text, is);
      }),
    );
  };
}
