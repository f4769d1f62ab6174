// What the person words for themselves: what they call those they work for, and kinds of learning of their own.
import type { ActivityType } from '../../shared/model/activity.ts';
import { ownTypes, setting } from '../../shared/projection/queries.ts';
import { useHost } from '../host/host.ts';
import { useLive } from '../stores/use-live.ts';
import { inPeopleTerm } from './people-term.ts';

/** Gives prompts and hints the person's word; reactive in a template. */
export function usePeopleTerm(): (text: string) => string {
  const { portfolio } = useHost();
  const { answer: term } = useLive(() => setting(portfolio.projection, 'peopleTerm'));
  return (text) => inPeopleTerm(text, term.value ?? '');
}

/** Names of the person's own kinds of learning that count as a type; reactive in a template. */
export function useOwnTypeNames(): (type: ActivityType | null) => string[] {
  const { portfolio } = useHost();
  const { answer: types } = useLive(() => ownTypes(portfolio.projection));
  return (type) => (types.value ?? []).filter((one) => one.type === type).map(({ name }) => name);
}
