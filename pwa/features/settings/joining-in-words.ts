// What is in a portfolio that is about to be joined with another, in words.
import { counted, dateText } from '../../../shared/audit/date-text.ts';
import type { Alike, PortfolioOutline } from '../../../shared/portfolio/joining.ts';
import { listText } from '../../../shared/wording/list-text.ts';

/** How many that are in both are named. */
const NAMED = 3;

export function outlineInWords({ activities, from, to, evidence, registrations }: PortfolioOutline): string {
  const span =
    from && to ? (from === to ? `, of ${dateText(from)}` : `, from ${dateText(from)} to ${dateText(to)}`) : '';
  const others = [
    ...(evidence > 0 ? [counted(evidence, 'piece of evidence', 'pieces of evidence')] : []),
    ...(registrations > 0 ? [counted(registrations, 'registration')] : []),
  ];
  const first = activities === 0 ? 'No activities' : `${counted(activities, 'activity', 'activities')}${span}`;
  return `${[first, ...others].join('; ')}.`;
}

/** What will be there twice; empty where nothing will. */
export function alikeInWords(alike: readonly Alike[]): string {
  if (alike.length === 0) return '';
  const names = alike
    .slice(0, NAMED)
    .map(({ title, startedOn }) => `“${title}”${startedOn ? ` of ${dateText(startedOn)}` : ''}`);
  const rest = alike.length - names.length;
  const all = listText(rest > 0 ? [...names, `${rest} more`] : names);
  return alike.length === 1
    ? `One activity is in both: ${all}. It will be there twice; select both in your record to merge them.`
    : `${alike.length} activities are in both: ${all}. They will be there twice; select two in your record to merge them.`;
}
