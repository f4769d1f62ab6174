// Registrations and periods of one's own: what there is, and the commands that change it, each with a way back.
import { computed } from 'vue';
import { registrationName } from '../../../shared/audit/registration-text.ts';
import { addDays, type LocalDate } from '../../../shared/model/dates.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import {
  isDouble,
  mainRegistration,
  mergedFrom,
  type Registration,
  type RegistrationFields,
  spanOf,
} from '../../../shared/model/registration.ts';
import { readAll } from '../../../shared/portfolio/read.ts';
import { registrationsInBin } from '../../../shared/projection/queries.ts';
import { type Cycle, presentCycle, usualStartOf } from '../../../shared/schemes/cycle.ts';
import type { Scheme } from '../../../shared/schemes/scheme.ts';
import { type Host, useHost } from '../../host/host.ts';
import { knownRegistrations } from '../../records/known-registrations.ts';
import { useEdit } from '../../records/use-edit.ts';
import { useStep } from '../../records/use-step.ts';
import { today } from '../../stores/today.ts';
import { useLive } from '../../stores/use-live.ts';
import type { RegistrationKind } from './registration-kinds.ts';

type Document = Host['portfolio']['doc'];
type Commands = typeof import('../../../shared/portfolio/edit.ts');
type Dates = { start: LocalDate; end: LocalDate };

export function useRegistrations() {
  const { projection } = useHost().portfolio;
  const edit = useEdit();
  const step = useStep();
  const { answer: all } = useLive(() => knownRegistrations(projection));
  const { answer: binned } = useLive(() => registrationsInBin(projection));

  const main = computed(() => mainRegistration(all.value ?? [], today.value));
  /** The one to begin with first, then those that go on or begin last. */
  const inOrder = computed(() => {
    const last = (one: Registration) => spanOf(one).to ?? '9999';
    return (all.value ?? []).toSorted(
      (a, b) => Number(b.id === main.value?.id) - Number(a.id === main.value?.id) || (last(a) < last(b) ? 1 : -1),
    );
  });
  /** Each double beside the older one that it is the same as. */
  const doubles = computed(() => {
    const known = all.value ?? [];
    return known.flatMap((other, index) => {
      const kept = known.slice(0, index).find((one) => isDouble(one, other));
      return kept ? [{ kept, other }] : [];
    });
  });

  const set = (one: Registration, patch: Partial<RegistrationFields>) =>
    edit((doc, commands) =>
      commands.inOneStep(doc, () => {
        commands.changeRegistration(doc, one.id, patch);
        const { periodStart } = patch;
        if (one.scheme === 'own' && periodStart) moveDrafts(doc, commands, one.id, one.periodStart, periodStart);
        if (!patch.cycleFrom) return;
        const [before, after] = [one, { ...one, ...patch }].map((each) => presentCycle(each, today.value));
        if (before && after) moveDrafts(doc, commands, one.id, before.start, after.start);
      }),
    );

  /** Another regulator; a scheme from a file comes with the text that another registration holds. */
  const chooseScheme = (one: Registration, patch: Partial<RegistrationFields>) => {
    const from = all.value?.find(({ scheme, schemeFile }) => scheme === patch.scheme && schemeFile);
    return set(one, patch.scheme === undefined ? patch : { ...patch, schemeFile: from?.schemeFile ?? '' });
  };

  /** A scheme from a file, for this registration and for all that have an earlier text of it. */
  const useFile = (one: Registration, { key, professions }: Scheme, schemeFile: string) =>
    step('The scheme is in use.', (doc, { changeRegistration }) => {
      for (const { id, scheme } of all.value ?? []) if (scheme === key) changeRegistration(doc, id, { schemeFile });
      if (one.scheme === key) return;
      const [only, second] = professions;
      const profession = second ? '' : (only?.code ?? '');
      changeRegistration(doc, one.id, { scheme: key, schemeFile, profession, cycleFrom: null });
    });

  /** Begins an empty one, with the name that stands on the cover of others already. */
  const begin = (kind: RegistrationKind) =>
    edit((doc, commands) =>
      commands.createRegistration(doc, { scheme: kind, name: main.value?.name ?? '' }, new Date()),
    );

  const end = (one: Registration) =>
    step(`Ended: ${registrationName(one)}.`, (doc, { changeRegistration }) =>
      changeRegistration(doc, one.id, { [one.scheme === 'own' ? 'periodEnd' : 'until']: today.value }),
    );

  const bin = (one: Registration) =>
    step(`Taken away: ${registrationName(one)}.`, (doc, { moveToBin }) =>
      moveToBin(doc, 'registration', one.id, today.value),
    );

  const bringBack = (one: Registration) =>
    step(`It is back: ${registrationName(one)}.`, (doc, { restore }) => restore(doc, 'registration', one.id));

  /** Other dates for one cycle, or null for the usual ones; its draft goes along. */
  async function adjust(one: Registration, cycle: Cycle, dates: Dates | null): Promise<void> {
    const usualStart = usualStartOf(one, cycle);
    if (!usualStart) return;
    await step(dates ? 'Your cycle has these dates now.' : 'Back to the usual dates.', (doc, commands) => {
      commands.adjustCycle(doc, one.id, usualStart, dates);
      moveDrafts(doc, commands, one.id, cycle.start, dates?.start ?? usualStart);
    });
  }

  /** Another profession or number from a day on: the one until then ends the day before and keeps its cycles. */
  const changeTo = (one: Registration, next: { profession: string; number: string; from: LocalDate }) =>
    step('Your new registration has begun; the one before it is kept.', (doc, commands) => {
      const { profession, number, from } = next;
      commands.changeRegistration(doc, one.id, { until: addDays(from, -1) });
      const { scheme, schemeFile, cycleFrom, name } = one;
      const fields = { scheme, schemeFile, cycleFrom, profession, number, registeredSince: from, name };
      commands.createRegistration(doc, fields, new Date());
    });

  /** One of two doubles: it gets what it lacks, and the other's drafts; the other goes to the bin. */
  const merge = (kept: Registration, other: Registration) =>
    step('They are one now.', (doc, commands) => {
      commands.changeRegistration(doc, kept.id, mergedFrom(kept, other));
      for (const { usualStart, start, end: last } of other.adjustedCycles)
        if (!kept.adjustedCycles.some((mine) => mine.usualStart === usualStart))
          commands.adjustCycle(doc, kept.id, usualStart, { start, end: last });
      // a row of before knows of none
      for (const { id, ...done } of other.doneParts ?? []) commands.notePart(doc, kept.id, done, id);
      for (const { id, registrationId } of readAll(doc, 'profile'))
        if (registrationId === other.id) commands.changeProfile(doc, id, { registrationId: kept.id });
      commands.moveToBin(doc, 'registration', other.id, today.value);
    });

  return {
    all,
    binned,
    inOrder,
    main,
    doubles,
    set,
    chooseScheme,
    useFile,
    begin,
    end,
    bin,
    bringBack,
    adjust,
    changeTo,
    merge,
  };
}
export type Registrations = ReturnType<typeof useRegistrations>;

/** Drafts are found by the first day of their cycle: when that day moves, they move along. */
function moveDrafts(
  doc: Document,
  { changeProfile }: Commands,
  registrationId: RecordId,
  from: LocalDate | null,
  to: LocalDate,
): void {
  for (const draft of readAll(doc, 'profile'))
    if (draft.registrationId === registrationId && draft.cycleStart === from)
      changeProfile(doc, draft.id, { cycleStart: to });
}
