// Where the record stands today: what might be done next, and a line about the cycle. Computed from rows each time, never stored.
import { type ComputedRef, computed } from 'vue';
import { checkRecord } from '../../../shared/audit/checks.ts';
import { activitiesInCycle } from '../../../shared/audit/in-cycle.ts';
import { type ActivityToday, type NextThing, nextThings } from '../../../shared/audit/next-things.ts';
import { addMonths, type LocalDate } from '../../../shared/model/dates.ts';
import {
  activitiesById,
  datedList,
  dueReminders,
  gapExplanations,
  inbox,
  inboxCount,
  undatedList,
  withParts,
} from '../../../shared/projection/queries.ts';
import type { Cycle } from '../../../shared/schemes/cycle.ts';
import { useHost } from '../../host/host.ts';
import { completenessOf } from '../../records/completeness-of.ts';
import { useRegistered } from '../../records/use-registered.ts';
import { today } from '../../stores/today.ts';
import { useLive } from '../../stores/use-live.ts';
import { type CycleInWords, cycleInWords } from './cycle-in-words.ts';
import { isWanted } from './wanted-things.ts';

type Projection = ReturnType<typeof useHost>['portfolio']['projection'];

/** Nothing that one learns from takes longer; what began earlier has ended before the cycle, and is not read. */
const LONGEST_MONTHS = 120;

/** The record as far as today's question needs it: what counts in the cycle and what has no date, or all of it without a cycle. */
async function readRecord(db: Projection, cycle: Cycle | null, on: LocalDate) {
  if (!cycle) return datedList(db, { to: on });
  const near = await datedList(db, { from: addMonths(cycle.start, -LONGEST_MONTHS), to: on });
  return [...activitiesInCycle(near, { cycle, today: on }), ...(await undatedList(db))];
}

async function readRows(db: Projection, { cycle, on }: { cycle: Cycle | null; on: LocalDate }) {
  const rows = await withParts(db, [...(await inbox(db)), ...(await readRecord(db, cycle, on))]);
  const due = await dueReminders(db, on);
  const ids = due.map((one) => one.activityId);
  const about = new Map((await activitiesById(db, ids)).map((one) => [one.id, one]));
  return {
    rows,
    // a reminder about what lies in the bin waits there with it
    reminders: due.flatMap((reminder) => {
      const activity = about.get(reminder.activityId);
      return activity ? [{ reminder, activity }] : [];
    }),
    inboxCount: await inboxCount(db),
    gapExplanations: await gapExplanations(db),
  };
}

export interface Standing {
  /** Undefined until known. */
  things: ComputedRef<NextThing[] | undefined>;
  /** Null without a cycle that has begun. */
  cycleWords: ComputedRef<CycleInWords | null | undefined>;
}

export function useStanding(): Standing {
  const { projection } = useHost().portfolio;
  const { registration, cycle, scheme } = useRegistered();
  const { answer } = useLive(
    // which activities count hangs on the cycle: until it is known, nothing is read
    async () =>
      registration.value === undefined ? undefined : readRows(projection, { cycle: cycle.value, on: today.value }),
    () => [registration.value, today.value],
  );
  const activities = computed(() =>
    (answer.value?.rows ?? []).map(
      (parts): ActivityToday => ({
        activity: parts.activity,
        completeness: completenessOf(parts, today.value),
        isFlagged: parts.evidence.some((one) => one.confidentiality === 'flagged'),
      }),
    ),
  );
  const checks = computed(() => {
    const byId = new Map(activities.value.map((one) => [one.activity.id, one.completeness]));
    return checkRecord({
      activities: activities.value.map((one) => one.activity),
      cycle: cycle.value,
      scheme: scheme.value,
      registeredSince: registration.value?.registeredSince ?? null,
      registeredUntil: registration.value?.until ?? null,
      today: today.value,
      gapExplanations: answer.value?.gapExplanations ?? [],
      completenessOf: ({ id }) => byId.get(id) ?? { state: 'done' },
    });
  });
  return {
    things: computed(() =>
      answer.value
        ? nextThings({
            reminders: answer.value.reminders,
            activities: activities.value,
            gaps: checks.value.find(({ key }) => key === 'gaps')?.gaps ?? [],
            inboxCount: answer.value.inboxCount,
            hasPeriod: cycle.value !== null,
            today: today.value,
          }).filter(isWanted)
        : undefined,
    ),
    cycleWords: computed(() =>
      answer.value ? cycleInWords(cycle.value, checks.value, { scheme: scheme.value, today: today.value }) : undefined,
    ),
  };
}
