// The profile of the cycle that is looked at: what is written and chosen so far, and the commands that change it.
import { type ComputedRef, computed, ref, watch } from 'vue';
import { assembleProfile } from '../../../shared/audit/assemble-profile.ts';
import { isUnderAudit, theOneOf } from '../../../shared/audit/audit-stage.ts';
import { activitiesInCycle, isListed } from '../../../shared/audit/in-cycle.ts';
import type { ProfileDocument } from '../../../shared/audit/profile-document.ts';
import type { Activity } from '../../../shared/model/activity.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import { type Link, linkKey } from '../../../shared/model/link.ts';
import type { Profile, ProfileText } from '../../../shared/model/profile.ts';
import type { Registration } from '../../../shared/model/registration.ts';
import { changeProfile, createProfile, putLink, removeLink } from '../../../shared/portfolio/edit.ts';
import { readRecord } from '../../../shared/portfolio/read.ts';
import {
  type ActivityWithParts,
  annotationsBy,
  gapExplanations,
  links,
  profiles,
  recordWithParts,
} from '../../../shared/projection/queries.ts';
import { type Cycle, cycleOf } from '../../../shared/schemes/cycle.ts';
import { type Host, useHost } from '../../host/host.ts';
import { useEdit } from '../../records/use-edit.ts';
import { usePeriod } from '../../records/use-period.ts';
import { today } from '../../stores/today.ts';
import { useLive } from '../../stores/use-live.ts';
import type { SentProfile } from './look-through-profile.ts';
import { moved, positionsFor } from './order.ts';
import { until } from './until.ts';

type Document = Host['portfolio']['doc'];
/** Rows follow the document within milliseconds; after this something is wrong with them. */
const ROWS_WAIT_MS = 5_000;
export type Choice = 'profileActivity' | 'profileEvidence';

export function useProfile() {
  const { portfolio } = useHost();
  const db = portfolio.projection;
  const edit = useEdit();
  const period = usePeriod();
  const { registration, scheme, cycle, registrations } = period;
  const registrationId = computed(() => registration.value?.id ?? null);
  const start = computed(() => cycle.value?.start ?? null);

  const place = computed(() => `${registrationId.value} ${start.value}`);
  const { answer } = useLive(async () => {
    const asked = place.value;
    return { place: asked, profiles: await profiles(db, registrationId.value, start.value) };
  }, place);
  // the drafts of another cycle are no drafts of this one, not even for the moment until the rows are there
  const found = computed(() => (answer.value?.place === place.value ? answer.value.profiles : undefined));
  const { answer: all } = useLive(() => db.profiles.toArray());
  const profile = computed(() => theOneOf(found.value ?? []));
  const { answer: explanations } = useLive(() => gapExplanations(db));
  const { answer: record } = useLive(async () => (await recordWithParts(db)).sort(latestFirst));
  const chosenLinks = (kind: Choice) =>
    useLive(
      async () => (profile.value ? links(db, kind, profile.value.id) : []),
      () => profile.value?.id,
    ).answer;
  const activityLinks = chosenLinks('profileActivity');
  const evidenceLinks = chosenLinks('profileEvidence');

  // made by the first words or the first choice; the projection brings the same record a moment later
  const begun = ref<RecordId | null>(null);
  watch(place, () => {
    begun.value = null;
  });
  const profileId = computed(() => profile.value?.id ?? begun.value);

  function ensure(doc: Document, first: Partial<Record<ProfileText, string>> = {}): RecordId {
    if (profileId.value) return profileId.value;
    const fields = { registrationId: registrationId.value, cycleStart: start.value, state: 'drafting' as const };
    begun.value = createProfile(doc, { ...fields, ...first }, new Date());
    return begun.value;
  }

  const partsById = computed(() => new Map((record.value ?? []).map((parts) => [parts.activity.id, parts])));
  const eligible = computed<ActivityWithParts[]>(() => {
    const all = record.value ?? [];
    const at = cycle.value;
    const inside = at
      ? new Set(
          activitiesInCycle(
            all.map((parts) => parts.activity),
            { cycle: at, today: today.value },
          ).map((one) => one.id),
        )
      : null;
    return all.filter(({ activity }) => (inside ? inside.has(activity.id) : isListed(activity, today.value)));
  });
  const chosen = computed(() =>
    (activityLinks.value ?? [])
      .flatMap((link) => partsById.value.get(link.to) ?? [])
      .filter((parts) => parts.activity.deletedOn === null),
  );
  /** In the order of their numbers. What belongs to no chosen activity any more stays chosen and does not go along. */
  const evidenceIds = computed(() => {
    const there = new Set(chosen.value.flatMap((row) => row.evidence.map((piece) => piece.id)));
    return (evidenceLinks.value ?? []).map((link) => link.to).filter((id) => there.has(id));
  });
  const { answer: notes } = useLive(
    () => annotationsBy(db, evidenceIds.value),
    () => evidenceIds.value.join(),
  );

  const document: ComputedRef<ProfileDocument | null> = computed(() => {
    if (!cycle.value) return null;
    const parts = record.value ?? [];
    return assembleProfile({
      profile: profile.value ?? { summary: '', statement: '' },
      registration: registration.value ?? null,
      cycle: cycle.value,
      scheme: scheme.value,
      activities: parts.map((one): Activity => one.activity),
      chosenActivityIds: chosen.value.map((one) => one.activity.id),
      evidence: parts.flatMap((one) => one.evidence),
      chosenEvidenceIds: evidenceIds.value,
      links: parts.flatMap((one) => one.evidence.map((piece) => evidenceLink(one.activity.id, piece.id))),
      today: today.value,
      gapExplanations: explanations.value ?? [],
    });
  });

  /** All that would be sent: to be looked through before. */
  const sent = computed<SentProfile & { profile: Profile | null }>(() => {
    const pieces = new Map(chosen.value.flatMap((row) => row.evidence.map((piece) => [piece.id, piece])));
    return {
      profile: profile.value,
      document: document.value,
      activities: [...new Set([...eligible.value, ...chosen.value])].map(({ activity }) => activity),
      evidence: evidenceIds.value.flatMap((id) => pieces.get(id) ?? []),
      notes: notes.value ?? new Map(),
    };
  });

  async function add(kind: Choice, id: RecordId): Promise<void> {
    // later than whatever was chosen before, on any device
    await edit((doc, { inOneStep }) => inOneStep(doc, () => putLink(doc, kind, ensure(doc), id, Date.now())));
  }

  async function drop(kind: Choice, id: RecordId): Promise<void> {
    await edit((doc) => {
      if (profileId.value) removeLink(doc, kind, profileId.value, id);
    });
  }

  /** What is to be written so that one of the chosen stands a place earlier or later. */
  function newPlaces(kind: Choice, id: RecordId, by: -1 | 1): [RecordId, number][] {
    const links = (kind === 'profileActivity' ? activityLinks : evidenceLinks).value ?? [];
    const ids = kind === 'profileActivity' ? chosen.value.map((one) => one.activity.id) : evidenceIds.value;
    return positionsFor(moved(ids, id, by), new Map(links.map((link) => [link.to, link.position])));
  }

  async function move(id: RecordId, by: -1 | 1): Promise<void> {
    const kind = 'profileActivity';
    await edit((doc, { inOneStep }) =>
      inOneStep(doc, () => {
        const from = ensure(doc);
        for (const [to, position] of newPlaces(kind, id, by)) putLink(doc, kind, from, to, position);
      }),
    );
  }

  /** A draft of another period is taken for this one, words, choices and all. */
  async function takeOver(draft: Profile): Promise<void> {
    await edit((doc) =>
      changeProfile(doc, draft.id, { registrationId: registrationId.value, cycleStart: start.value }),
    );
  }

  /** Resolves once the rows hold what was typed last, so that a document made then has every word; rejects if they never do. */
  async function upToDate(): Promise<ProfileDocument | null> {
    await portfolio.loaded;
    const typed = profileId.value ? readRecord(portfolio.doc, 'profile', profileId.value) : null;
    const isThere = () =>
      typed === null || (profile.value?.summary === typed.summary && profile.value.statement === typed.statement);
    await until(isThere, ROWS_WAIT_MS);
    return document.value;
  }

  return {
    upToDate,
    period,
    place,
    registration,
    scheme,
    cycle,
    profile,
    profileId,
    /** More of this cycle: two devices began one each while apart. */
    seconds: computed(() => (found.value ?? []).filter((one) => one.id !== profile.value?.id && hasWords(one))),
    /** All of this cycle, whichever device began them. */
    ofCycle: computed(() => found.value ?? []),
    /** Drafts with words in them for another registration or period, the latest period first, and where each can be opened. */
    elsewhere: computed(() => {
      const here = new Set((found.value ?? []).map((one) => one.id));
      return (all.value ?? [])
        .filter((one) => !one.deletedOn && !here.has(one.id) && hasWords(one))
        .map((draft) => ({ draft, home: homeOf(draft, registrations.value ?? []) }))
        .sort((a, b) => ((a.draft.cycleStart ?? '') < (b.draft.cycleStart ?? '') ? 1 : -1));
    }),
    /** Profiles under audit wherever they belong, and where that is. */
    audited: computed(() =>
      (all.value ?? [])
        .filter((one) => !one.deletedOn && isUnderAudit(one))
        .map((draft) => ({ draft, home: homeOf(draft, registrations.value ?? []) })),
    ),
    record,
    explanations,
    ensure,
    eligible,
    chosen,
    evidenceIds,
    document,
    sent,
    isReady: computed(() => record.value !== undefined && registration.value !== undefined),
    /** Whether the drafts of this cycle are known; not in the moment after another was chosen. */
    isKnown: computed(() => found.value !== undefined),
    begin: (field: ProfileText, words: string) => ensure(portfolio.doc, { [field]: words }),
    add,
    drop,
    move,
    newPlaces,
    takeOver,
  };
}
export type ProfileOnPage = ReturnType<typeof useProfile>;

/** The registration and cycle that a draft is of; null when it was written without one, or its cycle has other dates by now. */
function homeOf(draft: Profile, all: readonly Registration[]): { registration: Registration; cycle: Cycle } | null {
  const registration = all.find(({ id }) => id === draft.registrationId);
  const cycle = draft.cycleStart && cycleOf(registration ?? null, draft.cycleStart);
  return registration && cycle && cycle.start === draft.cycleStart ? { registration, cycle } : null;
}

const latestFirst = (a: ActivityWithParts, b: ActivityWithParts): number =>
  a.activity.sortKey < b.activity.sortKey ? 1 : -1;

const hasWords = (draft: Profile): boolean => (draft.summary + draft.statement).trim() !== '';

const evidenceLink = (from: RecordId, to: RecordId): Link => ({
  key: linkKey('activityEvidence', from, to),
  kind: 'activityEvidence',
  from,
  to,
  position: 0,
});
