// Where the record stands today: what might be done next, and a line about each cycle. Computed from rows each time, never stored.
import { type ComputedRef, computed } from 'vue';
import { auditStage, dueOn, dueText } from '../../../shared/audit/audit-stage.ts';
import { type AuditToday, type NextThing, nextThings } from '../../../shared/audit/next-things.ts';
import { type PeriodOn, periodNames } from '../../../shared/audit/periods.ts';
import { type ActivityRead, checksOf, isAskedAbout, recordToday } from '../../../shared/audit/record-today.ts';
import { addMonths, type LocalDate } from '../../../shared/model/dates.ts';
import type { RecordId } from '../../../shared/model/id.ts';
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
import { useHost } from '../../host/host.ts';
import { completenessOf } from '../../records/completeness-of.ts';
import { useRegistered } from '../../records/use-registered.ts';
import { today } from '../../stores/today.ts';
import { useLive } from '../../stores/use-live.ts';
import { type CycleInWords, cyclesInWords } from './cycle-in-words.ts';
import { isWanted } from './wanted-things.ts';

type Projection = ReturnType<typeof useHost>['portfolio']['projection'];

/** Nothing that one learns from takes longer; what began earlier has ended before the cycle, and is not read. */
const LONGEST_MONTHS = 120;

/** The record as far as today's question needs it. */
async function readRecord(db: Projection, periods: readonly PeriodOn[], on: LocalDate) {
  const start = periods.map(({ cycle }) => cycle.start).sort()[0];
  // without a first day, the list has those without a date too
  if (!start || start > on) return datedList(db, { to: on });
  const near = await datedList(db, { from: addMonths(start, -LONGEST_MONTHS), to: on });
  return [...near.filter((one) => isAskedAbout(one, periods, on)), ...(await undatedList(db))];
}

/** The audits in which there is something to do, the one due first leading. */
async function readAudits(db: Projection, on: LocalDate): Promise<AuditToday[]> {
  const selected = await db.profiles.filter((one) => one.selectedOn !== null && !one.deletedOn).toArray();
  const found = selected.flatMap((profile) => {
    const stage = auditStage(profile);
    return stage === 'preparing' || stage === 'moreAsked' ? [{ profile, stage, day: dueOn(profile) }] : [];
  });
  return found
    .sort((a, b) => ((a.day ?? '9999') < (b.day ?? '9999') ? -1 : 1))
    .map(({ profile: { registrationId, cycleStart }, stage, day }) => ({
      stage,
      due: day ? dueText(day, on) : '',
      registrationId,
      cycleStart,
    }));
}

async function readRows(db: Projection, periods: readonly PeriodOn[], on: LocalDate) {
  const rows = await withParts(db, [...(await inbox(db)), ...(await readRecord(db, periods, on))]);
  const due = await dueReminders(db, on);
  const ids = due.map((one) => one.activityId);
  const about = new Map((await activitiesById(db, ids)).map((one) => [one.id, one]));
  return {
    periods,
    audits: await readAudits(db, on),
    activities: rows.map(
      (parts): ActivityRead => ({
        activity: parts.activity,
        completeness: completenessOf(parts, on),
        isFlagged: parts.evidence.some((one) => one.confidentiality === 'flagged'),
      }),
    ),
    // a reminder about what lies in the bin waits there with it
    reminders: due.flatMap((reminder) => {
      const activity = about.get(reminder.activityId);
      return activity ? [{ reminder, activity }] : [];
    }),
    inboxCount: await inboxCount(db),
    gapExplanations: await gapExplanations(db),
    today: on,
  };
}

export interface Standing {
  /** Undefined until known. */
  things: ComputedRef<NextThing[] | undefined>;
  /** One for each period that has begun; undefined until known. */
  cycles: ComputedRef<CycleInWords[] | undefined>;
  /** What the registrations are called that a thing may be for. */
  names: ComputedRef<ReadonlyMap<RecordId, string>>;
}

export function useStanding(): Standing {
  const { projection } = useHost().portfolio;
  const { periods } = useRegistered();
  const { answer } = useLive(
    // which activities count hangs on the cycles: until they are known, nothing is read
    async () => periods.value && readRows(projection, periods.value, today.value),
    () => [periods.value, today.value],
  );
  const found = computed(() => {
    const read = answer.value;
    return read && { ...read, checks: read.periods.map((one) => checksOf(one, read)) };
  });
  return {
    things: computed(() => {
      if (!found.value) return undefined;
      const { checks, audits, reminders, inboxCount: count } = found.value;
      return nextThings({ ...recordToday(found.value, checks), audits, reminders, inboxCount: count }).filter(isWanted);
    }),
    cycles: computed(() => found.value && cyclesInWords(found.value.periods, found.value.checks, found.value.today)),
    names: computed(() => periodNames(answer.value?.periods ?? [])),
  };
}
