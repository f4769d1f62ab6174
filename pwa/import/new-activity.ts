// The activity that an entry becomes, in the inbox as a rule: what the entry says of itself, and a guess at the kind of learning.
import { toInstant } from '../../shared/model/dates.ts';
import { guessType } from '../../shared/model/type-guess.ts';
import type { NewActivity } from '../../shared/portfolio/edit.ts';
import type { ImportedEntry } from './imported.ts';

/** What a certificate suggests for the activity that it shows. */
function courseOf({ kind, metadata }: ImportedEntry): NewActivity {
  const { durationSeconds, provider } = metadata;
  if (kind !== 'certificate') return {};
  return { provider, ...(durationSeconds ? { minutes: Math.max(1, Math.round(durationSeconds / 60)) } : {}) };
}

/** Of what was read, heard or certified; a file or a row of a table tells nothing of it. */
const typeOf = ({ url, kind, done }: ImportedEntry) =>
  done?.type ?? (url || kind === 'certificate' ? guessType(kind, true) : null);

/** What a row of a table says of what was done. */
function doneOf(done: NonNullable<ImportedEntry['done']>, provider: string): NewActivity {
  const { minutes, endedOn, datePrecision = 'day', subtype = '', place = '', url = '', tags = [], texts = {} } = done;
  return { minutes, endedOn, datePrecision, subtype, place, tags, ...texts, ...(url ? { url } : {}), provider };
}

/** A row of a table that goes to the record leaves the inbox at once. */
export function waitingActivity(entry: ImportedEntry, now: Date): NewActivity {
  const { title, url, seenOn: startedOn, note: description, done, metadata } = entry;
  const said = done ? doneOf(done, metadata.provider) : courseOf(entry);
  const triagedAt = done?.toRecord ? toInstant(now) : null;
  return { title, url, startedOn, ...said, type: typeOf(entry), description, triagedAt };
}
