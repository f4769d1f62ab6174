// What is being filled in on the Add screen: it waits there, however one leaves, until it is added or given up.
import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { ActivityType } from '../../shared/model/activity.ts';
import type { DatePrecision, LocalDate } from '../../shared/model/dates.ts';

interface DraftDate {
  startedOn: LocalDate | null;
  endedOn: LocalDate | null;
  datePrecision: DatePrecision;
}

export const useAddDraft = defineStore('add-draft', () => {
  const title = ref('');
  const url = ref('');
  const type = ref<ActivityType | null>(null);
  /** A kind of learning of the person's own; empty for none. */
  const subtype = ref('');
  /** Null until the person chooses one: the form then stands at today, whichever day that is. */
  const date = ref<DraftDate | null>(null);

  function clear() {
    title.value = '';
    url.value = '';
    type.value = null;
    subtype.value = '';
    date.value = null;
  }

  return { title, url, type, subtype, date, clear };
});
