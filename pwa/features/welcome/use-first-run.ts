// What the first steps ask: who the person is and when their cycle is. It is written as each step is left, and may be skipped.
import { computed, ref } from 'vue';
import { cycleDatesProblem } from '../../../shared/audit/registration-text.ts';
import { addMonths, type LocalDate, parseLocalDate } from '../../../shared/model/dates.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import { type Cycle, cycleOf } from '../../../shared/schemes/cycle.ts';
import { useEdit } from '../../records/use-edit.ts';
import { useRegistered } from '../../records/use-registered.ts';
import { today } from '../../stores/today.ts';

/** Who keeps the record: registered with HCPC or elsewhere, on the way there or beside those who are, or neither for now. */
export type Who = 'registered' | 'elsewhere' | 'own' | 'none';

export function useFirstRun() {
  const edit = useEdit();
  const { registration } = useRegistered();
  const who = ref<Who | null>('registered');
  const profession = ref('');
  const role = ref('');
  const begun = ref<RecordId | null>(null);

  /** With another regulator: which, and the person's own day where its cycles are counted from one. */
  const elsewhere = ref<{ scheme: string; profession: string; cycleFrom: LocalDate | null }>({
    scheme: '',
    profession: '',
    cycleFrom: null,
  });
  const asRegistered = computed(() => ({
    ...(who.value === 'elsewhere' ? elsewhere.value : { scheme: 'hcpc', profession: profession.value }),
    periodStart: null,
    periodEnd: null,
  }));
  const isRegistered = computed(() => who.value === 'registered' || who.value === 'elsewhere');
  const usual = computed<Cycle | null>(() => (isRegistered.value ? cycleOf(asRegistered.value, today.value) : null));
  const start = ref('');
  const end = ref('');
  const problem = ref<string>();

  /** What was chosen becomes the registration; chosen again after going back, it changes that one. */
  async function saveWho(): Promise<void> {
    start.value = usual.value?.start ?? today.value;
    end.value = usual.value?.end ?? addMonths(today.value, 12);
    const isOwn = who.value === 'own';
    const chosen = asRegistered.value;
    if (!isOwn && (!isRegistered.value || !chosen.scheme || !chosen.profession)) return;
    const fields = isOwn
      ? { scheme: 'own', profession: '', role: role.value.trim(), cycleFrom: null }
      : { role: '', cycleFrom: null, ...chosen };
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
    elsewhere,
    usual,
    start,
    end,
    problem,
    /** Whether there is a period to show: someone who is neither needs none. */
    hasWhen: computed(() => who.value === 'own' || usual.value !== null),
    saveWho,
    saveWhen,
  };
}
export type FirstRun = ReturnType<typeof useFirstRun>;
