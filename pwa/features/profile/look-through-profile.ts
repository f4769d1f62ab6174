// Looks through all that would be sent with a profile for what could tell who somebody is. Pure: files are read elsewhere.
import type { ProfileDocument } from '../../../shared/audit/profile-document.ts';
import type { Activity } from '../../../shared/model/activity.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Instant } from '../../../shared/model/dates.ts';
import { metadataOf } from '../../../shared/model/details.ts';
import type { Evidence } from '../../../shared/model/evidence.ts';
import { fingerprintOf } from '../../../shared/model/fingerprint.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import { leavable, partWord, sentFiles } from '../../../shared/model/sent-files.ts';
import type { WritingContext } from '../../../shared/privacy/scan-writing.ts';
import { type OpenFind, openFindsIn, type Passage } from '../../records/confidentiality/open-finds.ts';
import type { FileInside } from '../../records/confidentiality/use-files-inside.ts';

/** What a profile is made of, for whoever looks through it. */
export interface SentProfile {
  profile: Pick<Profile, 'id' | 'summary' | 'statement'> | null;
  document: ProfileDocument | null;
  /** The activities of the dated list. */
  activities: readonly Pick<Activity, 'id' | 'title' | 'provider' | 'place' | 'subtype'>[];
  /** The evidence to send, in the order of its numbers. */
  evidence: readonly Evidence[];
  /** What was marked and noted on it, by its id. */
  notes?: ReadonlyMap<string, readonly Pick<Annotation, 'id' | 'target' | 'note'>[]>;
}

const evidenceName = (piece: Evidence, index: number): string =>
  `Evidence ${index + 1}, “${piece.title.trim() || 'Untitled'}”`;

/** The texts that are sent as such, without what is inside files. */
export function passagesOf({ profile, document, activities, evidence, notes }: SentProfile): Passage[] {
  const texts = [
    { place: `${profile?.id}:summary`, where: 'Your summary', to: '#summary', text: profile?.summary ?? '' },
    { place: `${profile?.id}:statement`, where: 'Your statement', to: '#statement', text: profile?.statement ?? '' },
  ];
  const listed = activities.flatMap(({ id, title, ...fields }) => {
    const where = `The dated list: “${title.trim() || 'Untitled'}”`;
    const lines = Object.entries({ title, provider: fields.provider, place: fields.place, subtype: fields.subtype });
    return lines.map(([field, text]) => ({ place: `${id}:${field}`, where, to: `/activity/${id}`, text }));
  });
  const gaps = (document?.gaps ?? []).map(({ text, explanation }) => ({
    place: `gap:${text}`,
    where: `The gap ${text}`,
    to: '/cycle',
    text: explanation,
  }));
  const pieces = evidence.flatMap((piece, index) => {
    const { id, title, fileName } = piece;
    const to = `/evidence/${id}`;
    return [
      { place: `${id}:title`, where: `Evidence ${index + 1}, its title`, to, text: title },
      { place: `${id}:fileName`, where: `${evidenceName(piece, index)}, the name of its file`, to, text: fileName },
      {
        place: `${id}:description`,
        where: `${evidenceName(piece, index)}, its description`,
        to,
        text: metadataOf(piece).description,
      },
      ...(notes?.get(id) ?? []).map(({ id: noteId, target, note }) => ({
        place: `${noteId}:note`,
        where: `${evidenceName(piece, index)}, what you noted on it`,
        to,
        text: [target.kind === 'quote' ? target.exact : '', note].join('\n'),
      })),
    ];
  });
  return [...texts, ...listed, ...gaps, ...pieces].filter(({ text }) => text.trim() !== '');
}

/** The files that go along with the evidence, each once: the person's own, or what was kept of a page. */
export const filesOf = (evidence: readonly Evidence[]): FileInside[] =>
  evidence.flatMap((piece, index) => {
    const { file, words, picture } = sentFiles(piece);
    const roles = leavable(piece);
    const parts = [
      ['file', file],
      ['text', words],
      ['picture', picture],
    ] as const;
    return parts.flatMap(([role, one]) =>
      one
        ? {
            place: `${piece.id}:${one.sha256}`,
            sha256: one.sha256,
            mime: one.mime,
            name: piece.file ? piece.fileName : '',
            where:
              roles.length > 0
                ? `${evidenceName(piece, index)}, its ${partWord(role, one.mime)}`
                : evidenceName(piece, index),
            to: `/evidence/${piece.id}`,
            part: roles.includes(role) ? { evidenceId: piece.id, role } : null,
          }
        : [],
    );
  });

/** What the person's word that they looked holds for: with any other text, title or file it is asked for again. */
export const fingerprintOfSent = (sent: SentProfile): string =>
  fingerprintOf(
    JSON.stringify([
      passagesOf(sent).map(({ place, text }) => [place.startsWith('gap:') ? 'gap' : place, text]),
      filesOf(sent.evidence).map(({ sha256 }) => sha256),
    ]),
  );

export type LookState =
  | { state: 'notBegun' }
  | { state: 'toLookAt'; count: number }
  | { state: 'lookedAt'; at: Instant }
  | { state: 'changedSince'; at: Instant };

/** Where the look before sending stands. `open`: what is found so far and neither changed nor kept. */
export function lookState(
  profile: Pick<Profile, 'lookedAt' | 'lookedOver'> | null,
  fingerprint: string,
  open: number,
): LookState {
  if (profile?.lookedAt)
    return { state: profile.lookedOver === fingerprint ? 'lookedAt' : 'changedSince', at: profile.lookedAt };
  return open > 0 ? { state: 'toLookAt', count: open } : { state: 'notBegun' };
}

export interface LookThrough {
  open: OpenFind[];
  fingerprint: string;
  state: LookState;
}

/** All of it: the texts, and what was read of the files so far as more passages. */
export function lookThroughProfile(
  sent: SentProfile & { profile: (SentProfile['profile'] & Pick<Profile, 'lookedAt' | 'lookedOver'>) | null },
  { context, kept, inFiles = [] }: { context: WritingContext; kept: ReadonlySet<string>; inFiles?: readonly Passage[] },
): LookThrough {
  const open = openFindsIn([...passagesOf(sent), ...inFiles], context, kept);
  const fingerprint = fingerprintOfSent(sent);
  return { open, fingerprint, state: lookState(sent.profile, fingerprint, open.length) };
}
