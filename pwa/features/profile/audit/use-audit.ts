// The audit of the cycle that is looked at: how far each task is, what stands out, and the commands that move it on.
import { computed, type InjectionKey, inject, onScopeDispose, provide, shallowRef, watch } from 'vue';
import { type LocationQueryRaw, useRoute } from 'vue-router';
import { auditStage, dueOn, dueText } from '../../../../shared/audit/audit-stage.ts';
import { auditTasks, doneKey, madeOf, nextTask, type TaskKey } from '../../../../shared/audit/audit-tasks.ts';
import { type Check, checkRecord } from '../../../../shared/audit/checks.ts';
import { hintsFor, isAside } from '../../../../shared/audit/hints.ts';
import type { StandingFind } from '../../../../shared/audit/identifier-hints.ts';
import { activitiesInCycle, isListed } from '../../../../shared/audit/in-cycle.ts';
import type { ProfileDocument } from '../../../../shared/audit/profile-document.ts';
import { lookAtStandards } from '../../../../shared/audit/standards-look.ts';
import { passagesOf } from '../../../../shared/audit/statement-passages.ts';
import type { LocalDate } from '../../../../shared/model/dates.ts';
import { auditFacts } from '../../../../shared/schemes/audit-in-words.ts';
import { rulesOn } from '../../../../shared/schemes/scheme.ts';
import type { MadePack } from '../../../export/pack/pack-request.ts';
import { completenessOf } from '../../../records/completeness-of.ts';
import { useWritingContext } from '../../../records/confidentiality/use-writing-context.ts';
import { whenIdle } from '../../../records/confidentiality/when-idle.ts';
import { useEdit } from '../../../records/use-edit.ts';
import { useReflectionModels } from '../../../records/use-reflection-models.ts';
import { today } from '../../../stores/today.ts';
import { fingerprintOfSent } from '../look-through-profile.ts';
import { useProfile } from '../use-profile.ts';
import { standingFinds } from './standing-finds.ts';

export function useAudit() {
  const page = useProfile();
  const { profile, scheme, cycle, registration, document, chosen, evidenceIds, record, explanations } = page;
  const edit = useEdit();
  const route = useRoute();
  const { modelUnder } = useReflectionModels();

  const rules = computed(() => rulesOn(scheme.value, today.value));
  const facts = computed(() => auditFacts(scheme.value.key, today.value));
  const stage = computed(() => auditStage(profile.value));
  const due = computed(() => {
    const day = dueOn(profile.value);
    return day ? dueText(day, today.value) : '';
  });
  const isLate = computed(() => {
    const day = dueOn(profile.value);
    return day !== null && day < today.value;
  });

  const states = computed(
    () =>
      new Map(
        (record.value ?? []).map((parts) => [parts.activity.id, completenessOf(parts, today.value).state] as const),
      ),
  );
  const activities = computed(() => (record.value ?? []).map(({ activity }) => activity));
  const checks = computed<Check[]>(() =>
    checkRecord({
      activities: activities.value,
      cycle: cycle.value,
      scheme: scheme.value,
      completenessOf: ({ id }) => ({ state: states.value.get(id) ?? 'done' }),
      today: today.value,
      registeredSince: registration.value?.registeredSince ?? null,
      registeredUntil: registration.value?.until ?? null,
      gapExplanations: explanations.value ?? [],
    }),
  );
  /** The activities of the list, in its order. */
  const listed = computed(() =>
    cycle.value ? activitiesInCycle(activities.value, { cycle: cycle.value, today: today.value }) : [],
  );
  /** What the dated list lacks a date, a type or a title of. */
  const unready = computed(() => {
    if (!cycle.value) return [];
    const undated = activities.value.filter((one) => isListed(one, today.value) && one.startedOn === null);
    return [...undated, ...listed.value.filter(({ id }) => states.value.get(id) === 'needsDateAndType')];
  });

  const look = computed(() => {
    const { lookedAt, lookedOver } = profile.value ?? {};
    if (!lookedAt) return 'none';
    return lookedOver === fingerprintOfSent(page.sent.value) ? 'holds' : 'changed';
  });
  const kinds = computed(() => new Set(chosen.value.map(({ activity }) => activity.type).filter(Boolean)).size);
  const tasks = computed(() =>
    profile.value && document.value
      ? auditTasks({
          profile: profile.value,
          document: document.value,
          rules: rules.value,
          account: facts.value.account,
          checks: checks.value,
          unreadyCount: unready.value.length,
          chosenCount: chosen.value.length,
          chosenKinds: kinds.value,
          look: look.value,
          portalKeys: facts.value.portal.map(({ key }) => key),
        })
      : [],
  );
  const { context, kept } = useWritingContext();
  /** Looked for in a moment when nothing else is to be done: a list of hundreds changes while one types. */
  const finds = shallowRef<readonly StandingFind[]>([]);
  let callOff = () => {};
  watch(
    [page.sent, context, kept],
    ([sent, known, keeps]) => {
      callOff();
      callOff = whenIdle(() => {
        finds.value = known && keeps ? standingFinds(sent, known, keeps) : [];
      });
    },
    { immediate: true },
  );
  onScopeDispose(() => callOff());
  const looked = computed(() => ({
    scheme: scheme.value,
    checks: checks.value,
    stories: chosen.value,
    rules: rules.value,
    shortName: scheme.value.shortName,
    evidenceIds: evidenceIds.value,
    unreadyCount: unready.value.length,
  }));
  const standards = computed(() =>
    document.value ? lookAtStandards({ ...looked.value, document: document.value }) : [],
  );
  const allHints = computed(() =>
    document.value && cycle.value
      ? hintsFor({ ...looked.value, document: document.value, cycle: cycle.value, finds: finds.value })
      : [],
  );
  /** Until something is written or chosen, there is nothing that could stand out. */
  const isBlank = computed(() => {
    const { summary, statement, evidence } = document.value ?? {};
    return !summary?.words && !statement?.words && !evidence?.length && chosen.value.length === 0;
  });
  const marks = computed(() => profile.value?.marks ?? {});
  /** The pack that was made last since the audit was opened: its bytes are kept nowhere else. */
  const heldPack = shallowRef<{ pack: MadePack; of: ProfileDocument } | null>(null);

  /** The address of a step, of the registration and cycle that is looked at. */
  const stepTo = (step: string) => ({ path: `/audit/${step}`, query: periodOf(route.query) });
  const listTo = computed(() => ({ path: '/audit', query: periodOf(route.query) }));

  async function mark(key: string, value: string): Promise<void> {
    await edit((doc, { inOneStep, markProfile }) =>
      inOneStep(doc, () => markProfile(doc, page.ensure(doc), key, value)),
    );
  }

  /** What stands beside a task once it is done: the day; or what it said, where that must not change afterwards. */
  function doneMark(task: TaskKey, of: ProfileDocument): string {
    return task === 'pack' ? madeOf(of) : today.value;
  }

  async function setDone(task: TaskKey, isDone: boolean): Promise<void> {
    // with the words that were typed a moment ago
    const latest = (await page.upToDate()) ?? document.value;
    if (latest) await mark(doneKey(task), isDone ? doneMark(task, latest) : '');
  }

  async function select(deadline: LocalDate | null): Promise<void> {
    await edit((doc, { inOneStep, changeProfile }) =>
      inOneStep(doc, () =>
        changeProfile(doc, page.ensure(doc), { selectedOn: today.value, deadline, outcome: null, outcomeOn: null }),
      ),
    );
  }

  return {
    page,
    rules,
    facts,
    stage,
    due,
    isLate,
    checks,
    listed,
    unready,
    tasks,
    next: computed(() => nextTask(tasks.value)),
    /** Whether the person has looked for what could tell who somebody is, and whether what is sent is still that. */
    look,
    standards,
    isBlank,
    hints: computed(() => allHints.value.filter((hint) => !isAside(hint, marks.value))),
    asideHints: computed(() => allHints.value.filter((hint) => isAside(hint, marks.value))),
    passages: computed(() => passagesOf(chosen.value, modelUnder)),
    marks,
    mark,
    heldPack,
    setDone,
    select,
    stepTo,
    listTo,
  };
}
export type AuditOnPage = ReturnType<typeof useAudit>;

function periodOf({ registration, from }: LocationQueryRaw): LocationQueryRaw {
  return { ...(registration ? { registration } : {}), ...(from ? { from } : {}) };
}

const AUDIT: InjectionKey<AuditOnPage> = Symbol('audit');
export const provideAudit = (audit: AuditOnPage): void => provide(AUDIT, audit);

/** The audit that the page around has opened. */
export function theAudit(): AuditOnPage {
  const audit = inject(AUDIT);
  if (!audit) throw new Error('a step of an audit stands outside of its page');
  return audit;
}
