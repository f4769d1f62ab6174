// The activity that an entry becomes in the inbox: what the entry says of itself, and a guess at the kind of learning.
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

export function waitingActivity(entry: ImportedEntry): NewActivity {
  const { title, url, seenOn: startedOn, note: description, done, metadata } = entry;
  const said = done ? { minutes: done.minutes, endedOn: done.endedOn, provider: metadata.provider } : courseOf(entry);
  return { title, url, startedOn, ...said, type: typeOf(entry), description, triagedAt: null };
}
