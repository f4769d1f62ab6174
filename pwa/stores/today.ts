// The day it is, in the person's own calendar; moves on at midnight and when the device wakes.
import { readonly, ref } from 'vue';
import { type LocalDate, localDateOf } from '../../shared/model/dates.ts';

const CHECK_MS = 60_000;
const day = ref<LocalDate>(localDateOf(new Date()));

const check = () => {
  const now = localDateOf(new Date());
  if (now !== day.value) day.value = now;
};
setInterval(check, CHECK_MS);
document.addEventListener('visibilitychange', check);

/** Today; reactive. */
export const today = readonly(day);
