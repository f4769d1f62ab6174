// What may be done with reflection models of one's own, each with a way back.
import { localDateOf } from '../../../shared/model/dates.ts';
import { type OwnModel, ownModelKey } from '../../../shared/model/own-model.ts';
import { isModelUsed } from '../../../shared/portfolio/read.ts';
import { toOwnModelFields } from '../../../shared/reflection-models/own.ts';
import { type SharedModel, toModelFile } from '../../../shared/reflection-models/own-file.ts';
import { useHost } from '../../host/host.ts';
import { fileName, saveFile } from '../../records/save-file.ts';
import { useEdit } from '../../records/use-edit.ts';
import { useStep } from '../../records/use-step.ts';
import { useSession } from '../../stores/session.ts';

export function useOwnModels() {
  const { portfolio } = useHost();
  const edit = useEdit();
  const session = useSession();
  const step = useStep();
  /** Keeps new questions, or words a model anew. */
  async function save(model: OwnModel | null, { name, summary, questions }: SharedModel): Promise<void> {
    const fields = toOwnModelFields(name, summary, questions);
    const id = await edit((doc, { createOwnModel, rewordOwnModel }) =>
      model ? rewordOwnModel(doc, model.id, fields, new Date()) : createOwnModel(doc, fields, new Date()),
    );
    if (!id) return;
    session.say(model ? 'The questions are changed.' : `“${name}” is among the questions to choose from.`, () => {
      // somebody may have begun to write under the new ones meanwhile: so they are put away, and not gone
      void edit((doc, { changeOwnModel, replaceOwnModel }) => {
        if (!model) changeOwnModel(doc, id, { deletedOn: localDateOf(new Date()) });
        else if (id !== model.id) replaceOwnModel(doc, id, model.id, new Date());
        else changeOwnModel(doc, id, { name: model.name, summary: model.summary });
      });
    });
  }

  const putAway = ({ id, name }: OwnModel) =>
    step(`“${name}” is put away. What you wrote under it stays.`, (doc, { changeOwnModel }) =>
      changeOwnModel(doc, id, { deletedOn: localDateOf(new Date()) }),
    );

  const offerAgain = ({ id, name }: OwnModel) =>
    step(`“${name}” is offered again.`, (doc, { changeOwnModel }) => changeOwnModel(doc, id, { deletedOn: null }));

  const share = (model: OwnModel): void =>
    saveFile(toModelFile(model), fileName(`${model.name} (questions)`, 'json'), 'application/json');

  /** Whether something was written under it. Before the document is loaded that is not known, and taken to be so. */
  const isUsed = ({ id }: OwnModel): boolean => {
    try {
      return isModelUsed(portfolio.doc, ownModelKey(id));
    } catch {
      return true;
    }
  };

  return { save, putAway, offerAgain, share, isUsed };
}
