// Sending a profile, hearing of it, and adding to it: each keeps what it is about, and each can be taken back.

import { computed } from 'vue';
import { auditStage } from '../../../../shared/audit/audit-stage.ts';
import { portalKey } from '../../../../shared/audit/audit-tasks.ts';
import { isUploadKey } from '../../../../shared/audit/pack-uploads.ts';
import { packOf, type ReadCopy, readSentCopy, saysTheSame, toSentCopy } from '../../../../shared/audit/sent-copy.ts';
import { type AuditOutcome, byKept, type SentCopy, type SentFile } from '../../../../shared/model/audit.ts';
import { type LocalDate, toInstant } from '../../../../shared/model/dates.ts';
import { newId, type RecordId } from '../../../../shared/model/id.ts';
import type { Profile } from '../../../../shared/model/profile.ts';
import { mainFile, sentFiles } from '../../../../shared/model/sent-files.ts';
import type { EvidenceRow } from '../../../../shared/projection/database.ts';
import { useStep } from '../../../records/use-step.ts';
import { useSession } from '../../../stores/session.ts';
import { today } from '../../../stores/today.ts';
import { namesOfCopies } from './copy-names.ts';
import type { AuditOnPage } from './use-audit.ts';

/** A copy with the profile that it is of; `read` is null where it cannot be read. */
export interface KeptCopy {
  copy: SentCopy;
  /** The day, and what tells it from another of that day: "12 September 2027, copy kept at 14:02". */
  name: string;
  profileId: RecordId;
  read: ReadCopy | null;
  isTakenBack: boolean;
}

export function useSending({ page, facts }: AuditOnPage) {
  const step = useStep();
  const session = useSession();

  /** The files of the evidence that goes along: the person's own, or the first readable text of a page. */
  function files(): SentFile[] {
    const rows = new Map((page.record.value ?? []).flatMap(({ evidence }) => evidence.map((one) => [one.id, one])));
    return page.evidenceIds.value.flatMap((id, index) => {
      const row = rows.get(id);
      if (!row) return [];
      const sent = mainFile(sentFiles(row));
      return sent ? [toSentFile(row, { number: index + 1, ...sent })] : [];
    });
  }

  /** Keeps exactly what is sent. False when that could not be, and the person has been told why. */
  async function send(sentOn: LocalDate): Promise<boolean> {
    const document = await page.upToDate();
    const id = page.profileId.value;
    if (!document || !id) return false;
    const { pack = null } = page.profile.value ?? {};
    const copy = toSentCopy({ id: newId(), document, files: files(), pack, sentOn, now: new Date() });
    if (!copy) {
      session.say(
        'The texts are too long for a copy to be kept. Shorten the summary or the statement, then try again.',
      );
      return false;
    }
    return step('A copy of what you sent is kept.', (doc, { keepSentCopy }) => keepSentCopy(doc, id, copy));
  }

  async function askMore(text: string, askedOn: LocalDate, due: LocalDate | null): Promise<boolean> {
    const id = page.profileId.value;
    if (!id) return false;
    const asked = { id: newId(), text, askedOn, dueOn: due, keptAt: toInstant(new Date()) };
    return step('Your profile is open again for what was asked.', (doc, { keepAsked, changeProfile, markProfile }) => {
      keepAsked(doc, id, asked);
      // it is handed in once more, from the first step
      const uploads = Object.keys(page.profile.value?.marks ?? {}).filter(isUploadKey);
      for (const key of [...facts.value.portal.map((one) => portalKey(one.key)), ...uploads])
        markProfile(doc, id, key, '');
      changeProfile(doc, id, { outcome: null, outcomeOn: null });
    });
  }

  async function setOutcome(outcome: AuditOutcome | null): Promise<boolean> {
    const id = page.profileId.value;
    if (!id) return false;
    return step(outcome ? 'The outcome is in your record.' : 'The outcome is taken back.', (doc, { changeProfile }) =>
      changeProfile(doc, id, { outcome, outcomeOn: outcome ? today.value : null }),
    );
  }

  const takeBack = ({ copy, profileId }: KeptCopy) =>
    step('It is noted that you did not send it.', (doc, { takeBackSent }) =>
      takeBackSent(doc, profileId, copy.id, today.value),
    );
  const putBack = ({ copy, profileId }: KeptCopy) =>
    step('It is noted that you sent it.', (doc, { putBackSent }) => putBackSent(doc, profileId, copy.id));

  /** Whoever was not selected after all: what was written stays. */
  async function stop(): Promise<boolean> {
    const id = page.profileId.value;
    if (!id) return false;
    return step('The audit is closed. What you wrote stays in your profile.', (doc, { changeProfile }) =>
      changeProfile(doc, id, { selectedOn: null, deadline: null }),
    );
  }

  /** The day that counts now: of what was asked for last, once something was. */
  async function setDeadline(day: LocalDate | null): Promise<boolean> {
    const { profile, profileId } = page;
    const id = profileId.value;
    if (!id) return false;
    const last = auditStage(profile.value) === 'moreAsked' ? profile.value?.asked.at(-1) : undefined;
    return step('The deadline is changed.', (doc, { changeProfile, keepAsked }) =>
      last ? keepAsked(doc, id, { ...last, dueOn: day }) : changeProfile(doc, id, { deadline: day }),
    );
  }

  const names = computed(() =>
    namesOfCopies(page.ofCycle.value.flatMap(({ sent, takenBack = [] }) => [...sent, ...takenBack])),
  );
  const keptAs = (isTakenBack: boolean) =>
    computed(() =>
      page.ofCycle.value.flatMap((profile) => copiesOf(profile, { isTakenBack, names: names.value })).sort(latestFirst),
    );
  const [copies, takenBack] = [keptAs(false), keptAs(true)];
  /** Whether the profile says something else than what was sent last, as far as that can be told. */
  const hasChanged = computed(() => {
    const was = copies.value[0]?.read?.document;
    const now = page.document.value;
    return !was || !now || !saysTheSame(was, now);
  });

  return {
    send,
    /** What was sent, the latest first. */
    copies,
    /** What was not sent after all. */
    takenBack,
    takeBack,
    putBack,
    /** The pack that would be noted with a copy kept now. */
    pack: computed(() => (page.document.value ? packOf(page.document.value, page.profile.value?.pack ?? null) : null)),
    askMore,
    setOutcome,
    stop,
    setDeadline,
    hasChanged,
    asked: computed(() => (page.profile.value?.asked ?? []).toReversed()),
  };
}

const toSentFile = (
  { title, fileName }: EvidenceRow,
  { number, sha256, sizeBytes }: Pick<SentFile, 'number' | 'sha256' | 'sizeBytes'>,
): SentFile => ({ number, title: title || 'Untitled', name: fileName, sha256, sizeBytes });

// rows of before a copy could be taken back have none yet
const copiesOf = (
  { id, sent, takenBack = [] }: Profile,
  { isTakenBack, names }: { isTakenBack: boolean; names: ReadonlyMap<string, string> },
): KeptCopy[] =>
  (isTakenBack ? takenBack : sent).map((copy) => ({
    copy,
    name: names.get(copy.id) ?? '',
    profileId: id,
    read: readSentCopy(copy),
    isTakenBack,
  }));

const latestFirst = (a: KeptCopy, b: KeptCopy): number => byKept(b.copy, a.copy);
