// Which registration and cycle the person looks at, from one screen to the next, for as long as the page is open.
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { LocalDate } from '../../shared/model/dates.ts';

export interface ChosenPeriod {
  /** Null for the main one. */
  registration: string | null;
  /** A day of the cycle; null for the present one. */
  from: LocalDate | null;
}

export const useChosenPeriod = defineStore('chosen-period', () => ({ chosen: shallowRef<ChosenPeriod | null>(null) }));
