// What the person's registrations ask to be said of an activity: tags to tick, and points or credits; nothing for most.
import { type ComputedRef, computed } from 'vue';
import type { Activity } from '../../../shared/model/activity.ts';
import { markKey } from '../../../shared/model/marks.ts';
import { askedOf, type SchemeTag, type Unit, valueOn } from '../../../shared/schemes/scheme.ts';
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
}

/** One for each scheme that asks for something, the main registration's first. */
export function useAsked(): ComputedRef<Asked[]> {
  const { periods } = useRegistered();
  return computed(() => {
    const asked = (periods.value ?? []).map(({ scheme, registration }): Asked => {
      const counted = askedOf(scheme.quantities, registration.profession, today.value);
      const key = counted.find(({ unit }) => unit === 'points' || unit === 'credits')?.unit;
      const name = scheme.unitName?.[1] ?? key ?? '';
      return {
        scheme: scheme.key,
        shortName: scheme.shortName,
        tags: scheme.tags ? valueOn(scheme.tags, today.value).value : [],
        amount: key ? { key, label: name.charAt(0).toUpperCase() + name.slice(1) } : null,
        countsHours: counted.some(({ unit }) => unit === 'hours'),
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
  const said = tags.filter(({ key }) => marks[markKey(scheme, key)]).map(({ label }) => label.toLowerCase());
  const points = amount && marks[markKey(scheme, amount.key)];
  const all = [...(amount && points ? [`${points} ${amount.label.toLowerCase()}`] : []), ...said];
  return all.length > 0 ? `${shortName}: ${all.join(', ')}` : '';
}
