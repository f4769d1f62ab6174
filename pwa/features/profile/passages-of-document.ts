// Of all that would be sent with a profile, the texts that stand in one document of it, and the files that go along in it: looked
// through before that is made.
import type { Profile } from '../../../shared/model/profile.ts';
import type { Passage } from '../../records/confidentiality/open-finds.ts';
import type { FileInside } from '../../records/confidentiality/use-files-inside.ts';
import { filesOf, fingerprintOfSent, passagesOf, type SentProfile } from './look-through-profile.ts';

/** The pack; the profile alone, in whatever format; or one of its texts by itself. */
export type ProfileDocumentKind = 'pack' | 'profile' | 'summary' | 'list' | 'statement';

export type SentToLookAt = SentProfile & {
  profile: (SentProfile['profile'] & Pick<Profile, 'lookedAt' | 'lookedOver'>) | null;
};

const LIST = ['activity:title', 'activity:provider', 'gap'];
const PROFILE = ['profile:summary', 'profile:statement', ...LIST, 'evidence:title', 'evidence:kind', 'evidence:shows'];
const PARTS: Record<ProfileDocumentKind, readonly string[]> = {
  summary: ['profile:summary'],
  statement: ['profile:statement'],
  list: LIST,
  profile: PROFILE,
  // a file goes under the title of its evidence: what it was called does not go along
  pack: [...PROFILE, 'evidence:description', 'note'],
};

/** Where the person has looked at all of it as it is now, they have decided. */
function isDecided(sent: SentToLookAt): boolean {
  const { lookedAt, lookedOver } = sent.profile ?? {};
  return Boolean(lookedAt) && lookedOver === fingerprintOfSent(sent);
}

export const passagesToLookAt = (sent: SentToLookAt, kind: ProfileDocumentKind): Passage[] =>
  isDecided(sent) ? [] : passagesOfDocument(sent, kind);

/** Only the pack has files; the profile alone, its web page and its texts name them. */
export const filesToLookAt = (sent: SentToLookAt, kind: ProfileDocumentKind): FileInside[] =>
  kind !== 'pack' || isDecided(sent) ? [] : filesOf(sent.evidence);

export function passagesOfDocument(sent: SentProfile, kind: ProfileDocumentKind): Passage[] {
  const partOf = partIn(sent);
  return [...passagesOf(sent), ...moreOf(sent)].filter((passage) => PARTS[kind].includes(partOf(passage)));
}

/** Which part of the profile a passage is of: "activity:title", "gap", "note". */
export function partIn({ profile, activities, evidence }: SentProfile): (passage: Passage) => string {
  const activityIds = new Set<string>(activities.map(({ id }) => id));
  const evidenceIds = new Set<string>(evidence.map(({ id }) => id));
  return ({ place }) => {
    const [owner = '', field = ''] = place.split(':');
    if (owner === 'gap') return owner;
    if (owner === profile?.id) return `profile:${field}`;
    if (activityIds.has(owner)) return `activity:${field}`;
    return evidenceIds.has(owner) ? `evidence:${field}` : 'note';
  };
}

/** What the list of the evidence says besides: kinds in the person's own words, and activities that the dated list has not. */
function moreOf({ document, activities, evidence }: SentProfile): Passage[] {
  const listed = new Set(activities.map(({ title }) => title.trim() || 'Untitled'));
  const shown = new Map((document?.evidence ?? []).map((one) => [one.id, one.activityTitles]));
  const all = evidence.flatMap(({ id, kind }, at) => {
    const [where, to] = [`The evidence list, evidence ${at + 1}`, `/evidence/${id}`];
    const titles = (shown.get(id) ?? []).filter((title) => !listed.has(title));
    return [
      { place: `${id}:kind`, where, to, text: kind },
      { place: `${id}:shows`, where, to, text: titles.join('\n') },
    ];
  });
  return all.filter(({ text }) => text.trim() !== '');
}
