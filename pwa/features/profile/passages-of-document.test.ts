// What is looked through before a document of the profile is made is what stands in it, and nothing where the person has looked.
import { expect, test } from 'vitest';
import { assembleProfile } from '../../../shared/audit/assemble-profile.ts';
import { aGapExplanation, anActivity, anEvidence, day, id } from '../../../shared/audit/invented.ts';
import type { Instant } from '../../../shared/model/dates.ts';
import { linkKey } from '../../../shared/model/link.ts';
import { parseProfile } from '../../../shared/model/profile.ts';
import { NOBODY } from '../../../shared/privacy/owner.ts';
import { scanWriting } from '../../../shared/privacy/scan-writing.ts';
import { hcpc } from '../../../shared/schemes/hcpc.ts';
import { boxTexts } from '../../export/box-texts.ts';
import { activitiesCsv } from '../../export/csv.ts';
import { drawText } from '../../export/draw-text.ts';
import { describeProfile } from '../../export/profile-layout.ts';
import { openFindsIn } from '../../records/confidentiality/open-finds.ts';
import { fingerprintOfSent } from './look-through-profile.ts';
import { passagesOfDocument, passagesToLookAt, type SentToLookAt } from './passages-of-document.ts';

const CONTEXT = { ownWords: [], owner: NOBODY };
/** A telephone number of nobody for each field. */
let number = 900_000;
const next = () => `Ring 07700 ${number++}.`;

const profile = parseProfile(id('profile-0001'), { summary: next(), statement: next() });
const fields = { title: next(), provider: next(), place: next(), subtype: next() };
const listed = anActivity({ ...fields, description: next(), relevance: next() });
const elsewhere = anActivity({ id: id('activity-0002'), title: next(), startedOn: day('2019-03-04') });
const [description, note] = [next(), next()];
const piece = anEvidence({ title: next(), kind: next(), fileName: next(), details: { description } });
const sent: SentToLookAt = {
  profile,
  document: assembleProfile({
    profile,
    registration: null,
    cycle: { start: day('2025-11-01'), end: day('2027-10-31') } as never,
    scheme: hcpc,
    activities: [listed, elsewhere],
    chosenActivityIds: [listed.id],
    evidence: [piece],
    chosenEvidenceIds: [piece.id],
    links: [listed, elsewhere].map(({ id: from }) => ({
      key: linkKey('activityEvidence', from, piece.id),
      kind: 'activityEvidence',
      from,
      to: piece.id,
      position: 0,
    })),
    today: day('2027-09-01'),
    gapExplanations: [aGapExplanation({ from: day('2026-03-05'), to: day('2027-09-01'), explanation: next() })],
  }),
  activities: [listed],
  evidence: [piece],
  notes: new Map([[piece.id, [{ id: id('note-0001'), target: { kind: 'moment', seconds: 1 }, note }]]]),
};
const document = sent.document ?? expect.unreachable('there is a document');
const found = (text: string) =>
  new Set(scanWriting(text, CONTEXT).map(({ start, end }) => text.slice(start, end).replace(/\s/g, ' ')));
const looked = (kind: Parameters<typeof passagesOfDocument>[1]) =>
  new Set(
    openFindsIn(passagesOfDocument(sent, kind), CONTEXT, new Set()).map(({ passage, find }) =>
      passage.text.slice(find.start, find.end),
    ),
  );

test('what can be found in the profile was found before it is made', () => {
  const drawn = found(drawText(describeProfile(document)));
  expect(drawn.size).toBe(8);
  expect(looked('profile')).toEqual(drawn);
});

test('a text that is copied is looked through by itself', () => {
  const { summary, list, statement } = boxTexts(document);
  expect(looked('summary')).toEqual(found(summary));
  expect(looked('statement')).toEqual(found(statement));
  expect(looked('list')).toEqual(found(list));
  expect(found(list).size).toBe(3);
});

test('a pack has what is laid out of the evidence too, and not what a file was called', () => {
  expect(looked('pack')).toEqual(looked('profile').union(found(`${description} ${note}`)));
  expect(found(activitiesCsv(document.activities)).isSubsetOf(looked('pack'))).toBe(true);
});

test('who has looked at all of it as it is now is not asked again', () => {
  const at = '2027-09-01T20:00:00.000Z' as Instant;
  const after: SentToLookAt = { ...sent, profile: { ...profile, lookedAt: at, lookedOver: fingerprintOfSent(sent) } };
  expect(passagesToLookAt(after, 'profile')).toEqual([]);
  const changed = { ...after, activities: [] };
  expect(passagesToLookAt(changed, 'profile')).not.toEqual([]);
});
