// Notes on passages as they are typed: each change is noted at once, and written to the portfolio when the typing rests.
import type { Instant } from '../../shared/model/dates.ts';
import { parseId, type RecordId } from '../../shared/model/id.ts';
import { asRecord, asText } from '../../shared/model/parse.ts';
import { inSession } from './in-session.ts';
import { NOTE_MAX } from './passage.ts';
import type { PassageRecords } from './passage-records.ts';

/** Quiet time before a note is written: the portfolio keeps each write as an update of its own. */
const PAUSE_MS = 300;
const DRAFTS_MAX = 100;

export interface NoteDrafts {
  /** Resolves once this or a later state of the note is durable; rejects with StorageFailure. */
  keep(id: RecordId, note: string): Promise<Instant>;
  /** Writes what an earlier worker did not come to. */
  resume(): Promise<void>;
}

export function openNoteDrafts(records: PassageRecords, changed: () => void): NoteDrafts {
  const drafts = inSession('passage-notes', (value) =>
    Object.entries(asRecord(value))
      .slice(-DRAFTS_MAX)
      .flatMap(([key, note]): [RecordId, string][] => {
        const id = parseId(key);
        return id ? [[id, asText(note, NOTE_MAX)]] : [];
      })
      .reduce<Record<RecordId, string>>((all, [id, note]) => Object.assign(all, { [id]: note }), {}),
  );
  const resting = new Map<RecordId, { begin: () => void; savedAt: Promise<Instant> }>();

  async function write(id: RecordId): Promise<Instant> {
    const note = (await drafts.read())[id] ?? '';
    const savedAt = await records.changeNote(id, note);
    await drafts.change(({ [id]: written, ...others }) =>
      // what was typed meanwhile waits for its own turn
      written === undefined || written === note ? others : { ...others, [id]: written },
    );
    changed();
    return savedAt;
  }

  return {
    async keep(id, note) {
      await drafts.change((all) => ({ ...all, [id]: note }));
      resting.get(id)?.begin();
      const known = resting.get(id);
      if (known) return known.savedAt;
      let timer: ReturnType<typeof setTimeout> | undefined;
      let rested: () => void = () => undefined;
      const rest = new Promise<void>((resolve) => {
        rested = resolve;
      });
      const begin = () => {
        clearTimeout(timer);
        timer = setTimeout(rested, PAUSE_MS);
      };
      const savedAt = rest.then(() => {
        resting.delete(id);
        return write(id);
      });
      resting.set(id, { begin, savedAt });
      begin();
      return savedAt;
    },
    async resume() {
      for (const id of Object.keys(await drafts.read())) await write(id as RecordId).catch(() => undefined);
    },
  };
}
