// What the first steps ask: who the person is and when their cycle is. It is written as each step is left, and may be skipped.
import { computed, ref } from 'vue';
import { cycleDatesProblem } from '../../../shared/audit/registration-text.ts';
import { addMonths, parseLocalDate } from '../../../shared/model/dates.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import { type Cycle, cycleOf } from '../../../shared/schemes/cycle.ts';
import { useEdit } from '../../records/use-edit.ts';
import { useRegistered } from '../../records/use-registered.ts';
import { today } from '../../stores/today.ts';

/** Who keeps the record: registered, on the way there or beside those who are, or neither for now. */
export type Who = 'registered' | 'own' | 'none';

export function useFirstRun() {
  const edit = useEdit();
  const { registration } = useRegistered();
  const who = ref<Who | null>('registered');
  const profession = ref('');
  const role = ref('');
  const begun = ref<RecordId | null>(null);

  const asRegistered = computed(() => ({
    scheme: 'hcpc',
    profession: profession.value,
    periodStart: null,
    periodEnd: null,
  }));
  const usual = computed<Cycle | null>(() =>
    who.value === 'registered' ? cycleOf(asRegistered.value, today.value) : null,
  );
  const start = ref('');
  const end = ref('');
  const problem = ref<string>();

  /** What was chosen becomes the registration; chosen again after going back, it changes that one. */
  async function saveWho(): Promise<void> {
    start.value = usual.value?.start ?? today.value;
    end.value = usual.value?.end ?? addMonths(today.value, 12);
    if (who.value === 'none' || who.value === null || (who.value === 'registered' && !profession.value)) return;
    const isOwn = who.value === 'own';
    const fields = {
      scheme: isOwn ? 'own' : 'hcpc',
      profession: isOwn ? '' : profession.value,
      role: isOwn ? role.value.trim() : '',
    };
    const id = begun.value ?? registration.value?.id;
    begun.value = await edit((doc, { createRegistration, changeRegistration }) => {
      if (!id) return createRegistration(doc, fields, new Date());
      changeRegistration(doc, id, fields);
      return id;
    });
  }

  /** False when the days are in no order; then nothing is written and the field says why. */
  async function saveWhen(): Promise<boolean> {
    const [from, to] = [parseLocalDate(start.value), parseLocalDate(end.value)];
    problem.value = cycleDatesProblem(from, to) ?? undefined;
    const id = begun.value;
    if (problem.value || !from || !to) return false;
    if (!id) return true;
    const cycle = usual.value;
    await edit((doc, { adjustCycle, changeRegistration }) => {
      if (!cycle) changeRegistration(doc, id, { periodStart: from, periodEnd: to });
      else if (from !== cycle.start || to !== cycle.end) adjustCycle(doc, id, cycle.start, { start: from, end: to });
      else adjustCycle(doc, id, cycle.start, null);
    });
    return true;
  }

  return {
    who,
    profession,
    role,
    usual,
    start,
    end,
    problem,
    /** Whether there is a period to show: someone who is neither needs none. */
    hasWhen: computed(() => who.value === 'own' || (who.value === 'registered' && usual.value !== null)),
    saveWho,
    saveWhen,
  };
}
export type FirstRun = ReturnType<typeof useFirstRun>;
