// One step of a person's that may touch many records: it is told in words, and taken back whole.
import { useSession } from '../stores/session.ts';
import { type Edit, useEdit } from './use-edit.ts';

type Write = Parameters<Edit>[0] extends (doc: infer Doc, commands: infer Commands) => unknown
  ? (doc: Doc, commands: Commands) => void
  : never;

/** Runs commands as one step and says `text` with the way back. False when nothing was run; the person has been told why. */
export type Step = (text: string, write: Write, afterUndo?: () => void) => Promise<boolean>;

export function useStep(): Step {
  const edit = useEdit();
  const session = useSession();
  return async (text, write, afterUndo) => {
    const undo = await edit((doc, commands) => commands.undoable(doc, () => write(doc, commands)));
    if (!undo) return false;
    session.say(text, () => {
      void edit(undo).then(() => afterUndo?.());
    });
    return true;
  };
}
