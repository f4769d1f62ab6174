// What the person's registrations ask to be said of an activity: tags to tick, and points or credits; nothing for most.

import { type ComputedRef, computed } from 'vue';
import { counted } from '../../../shared/audit/date-text.ts';
import type { Activity } from '../../../shared/model/activity.ts';
import { markKey } from '../../../shared/model/marks.ts';
import { askedOf, type SchemeTag, type Unit, valueOn } from '../../../shared/schemes/scheme.ts';
import { capitalised } from '../../../shared/wording/capitalised.ts';
import { useRegistered } from '../../records/use-registered.ts';
import { today } from '../../stores/today.ts';

export interface Asked {
  /** Key of the scheme. */
  scheme: string;
  shortName: string;
  tags: readonly SchemeTag[];
  /** What is counted beside hours, with its key and what the scheme calls it; null where nothing is. */
  amount: { key: Unit; label: string } | null;
  countsHours: boolean;
  /** Tags that may hold for a part of an activity's hours. */
  inHours: readonly string[];
}

/** One for each scheme that asks for something, the main registration's first. */
export function useAsked(): ComputedRef<Asked[]> {
  const { periods } = useRegistered();
  return computed(() => {
    const asked = (periods.value ?? []).map(({ scheme, registration }): Asked => {
      const quantities = askedOf(scheme.quantities, registration.profession, today.value);
      const key = quantities.find(({ unit }) => unit === 'points' || unit === 'credits')?.unit;
      const name = scheme.unitName?.[1] ?? key ?? '';
      return {
        scheme: scheme.key,
        shortName: scheme.shortName,
        tags: scheme.tags ? valueOn(scheme.tags, today.value).value : [],
        amount: key ? { key, label: capitalised(name) } : null,
        countsHours: quantities.some(({ unit }) => unit === 'hours'),
        inHours: quantities.flatMap(({ unit, tags }) => (unit === 'hours' ? (tags ?? []) : [])),
      };
    });
    return asked.filter(
      ({ scheme, tags, amount }, index) =>
        (tags.length > 0 || amount !== null) && asked.findIndex((one) => one.scheme === scheme) === index,
    );
  });
}

/** What is said of an activity for one scheme, in a line; empty when nothing is. */
export function saidInALine({ marks }: Pick<Activity, 'marks'>, { scheme, shortName, tags, amount }: Asked): string {
  const said = tags.flatMap(({ key, label }) => {
    const mark = marks[markKey(scheme, key)];
    if (!mark) return [];
    return mark === true ? label.toLowerCase() : `${label.toLowerCase()} (${counted(mark, 'hour')})`;
  });
  const points = amount && marks[markKey(scheme, amount.key)];
  const all = [...(amount && points ? [`${points} ${amount.label.toLowerCase()}`] : []), ...said];
  return all.length > 0 ? `${shortName}: ${all.join(', ')}` : '';
}
