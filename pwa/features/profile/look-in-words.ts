// Where the look before sending stands, in a few words.
import { dateText } from '../../../shared/audit/date-text.ts';
import { type Instant, localDateOf } from '../../../shared/model/dates.ts';
import type { LookState } from './look-through-profile.ts';

const dayOf = (at: Instant): string => dateText(localDateOf(new Date(at)));

/** "3 to look at"; "Looked at on 26 November 2026". */
export function lookInWords(look: LookState): string {
  switch (look.state) {
    case 'notBegun':
      return 'Not looked at yet';
    case 'toLookAt':
      return `${look.count} to look at`;
    case 'lookedAt':
      return `Looked at on ${dayOf(look.at)}`;
    case 'changedSince':
      return `Changed since you looked on ${dayOf(look.at)}`;
  }
}
