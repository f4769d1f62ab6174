// Putting a passage or a note at the end of what the person wrote, with a way back.
import type { RecordId } from '../../../shared/model/id.ts';
import type { Reflection } from '../../../shared/model/reflection.ts';
import type { ReflectionModel } from '../../../shared/reflection-models/index.ts';
import { useEdit } from '../../records/use-edit.ts';
import { useSession } from '../../stores/session.ts';
import { withQuotation } from './quotation.ts';

/** A prompt of a reflection model, or a long text of the activity itself. */
export type Destination = { label: string; key: string } & (
  | { kind: 'prompt'; model: ReflectionModel }
  | { kind: 'field' }
);

type Commands = typeof import('../../../shared/portfolio/edit.ts');
type Document = Parameters<Commands['createReflection']>[0];

export function usePutInWords(activityId: RecordId, reflections: () => readonly Reflection[]) {
  const edit = useEdit();
  const session = useSession();

  /** The reflection that is there under this model, or one made now, as its first words would make it. */
  function reflectionUnder(model: ReflectionModel, doc: Document, { createReflection }: Commands): RecordId {
    const there = reflections().find((one) => one.modelKey === model.key);
    if (there) return there.id;
    const promptKeys = model.prompts.map((prompt) => prompt.key);
    return createReflection(doc, { activityId, modelKey: model.key, promptKeys }, new Date());
  }

  return async function put(words: string, into: Destination): Promise<void> {
    const { replaceText, sharedText } = await import('../../../shared/portfolio/texts.ts');
    const text = await edit((doc, commands) => {
      const found =
        into.kind === 'prompt'
          ? sharedText(doc, 'reflection', reflectionUnder(into.model, doc, commands), into.key)
          : sharedText(doc, 'activity', activityId, into.key);
      if (found) replaceText(found, withQuotation(found.toString(), words));
      return found;
    });
    if (!text) return;
    session.say(`Added to “${into.label}”.`, () => {
      const now = text.toString();
      const at = now.lastIndexOf(words);
      if (at >= 0) replaceText(text, (now.slice(0, at) + now.slice(at + words.length)).trimEnd());
    });
  };
}
