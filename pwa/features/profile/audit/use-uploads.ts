// Uploading the evidence: the numbered files of the pack, saved one by one and ticked off. The list is kept with the profile; the
// bytes are not, so that the pack is made once more where nobody holds it.
import { computed, onScopeDispose, shallowRef } from 'vue';
import { madeOf } from '../../../../shared/audit/audit-tasks.ts';
import { allInOneOf, nameOfFile, type Upload, uploadKey, uploadsOf } from '../../../../shared/audit/pack-uploads.ts';
import { errorKind } from '../../../../shared/model/error-kind.ts';
import type { MadePack, PackProgress } from '../../../export/pack/pack-request.ts';
import { useHost } from '../../../host/host.ts';
import { useLookFirst } from '../../../records/confidentiality/use-look-first.ts';
import { saveFile } from '../../../records/save-file.ts';
import { beginPack, rememberedLimit } from '../begin-pack.ts';
import { filesToLookAt, passagesToLookAt } from '../passages-of-document.ts';
import { useKeptPack } from '../use-kept-pack.ts';
import type { AuditOnPage } from './use-audit.ts';
import { useSending } from './use-sending.ts';

/** What is saved: a file of the pack by its path, or one of its ZIPs by its name. */
export type Wanted = { path: string } | { zip: string };

type Saving =
  | { state: 'none' }
  | { state: 'working'; progress: PackProgress }
  | { state: 'saved'; name: string }
  /** It could not be made on this device: its file is not here. */
  | { state: 'lacking'; name: string }
  | { state: 'failed' };

export function useUploads(audit: AuditOnPage) {
  const { page, marks, mark, heldPack } = audit;
  const { portfolio } = useHost();
  const { pack } = useSending(audit);
  const keepPack = useKeptPack(page);
  const look = useLookFirst();
  const saving = shallowRef<Saving>({ state: 'none' });
  let cancelRun = () => {};
  onScopeDispose(() => cancelRun());

  const pieces = computed(() => new Map(page.sent.value.evidence.map((one) => [one.id as string, one])));
  const uploads = computed(() =>
    pack.value ? uploadsOf(pack.value, page.document.value?.evidence ?? [], pieces.value) : [],
  );
  const isTicked = ({ evidenceId, mark: own }: Upload): boolean => marks.value[uploadKey(evidenceId)] === own;
  const tick = (upload: Upload, is: boolean) => mark(uploadKey(upload.evidenceId), is ? upload.mark : '');

  /** What is held, if it is of what the profile says now. */
  function held(): MadePack | null {
    const [was, now] = [heldPack.value, page.document.value];
    return was && now && madeOf(was.of) === madeOf(now) ? was.pack : null;
  }

  async function make(): Promise<MadePack> {
    let isCancelled = false;
    cancelRun = () => {
      isCancelled = true;
    };
    saving.value = { state: 'working', progress: { words: 'Beginning', percent: 0 } };
    const of = (await page.upToDate()) ?? page.document.value;
    if (!of) throw new Error('there is no profile to make a pack of');
    const onProgress = (progress: PackProgress) => {
      if (!isCancelled) saving.value = { state: 'working', progress };
    };
    const running = await beginPack(portfolio, of, { limit: rememberedLimit(), onProgress });
    if (isCancelled) running.cancel();
    cancelRun = () => {
      isCancelled = true;
      running.cancel();
    };
    const made = await running.made;
    heldPack.value = { pack: made, of };
    // a pack that lacks something is no pack that was sent
    if (made.lacking.length === 0) await keepPack(made, of);
    return made;
  }

  async function saveFrom(made: MadePack, wanted: Wanted): Promise<void> {
    const name = 'zip' in wanted ? wanted.zip : nameOfFile(wanted.path);
    const zip = made.zips.find((one) =>
      'zip' in wanted ? one.name === wanted.zip : one.files.some(({ path }) => path === wanted.path),
    );
    const { fileOfZip } = await import('../../../export/pack/file-of-zip.ts');
    const file = zip && ('zip' in wanted ? zip.blob : await fileOfZip(zip.blob, wanted.path));
    if (file) saveFile(file, name, file.type);
    saving.value = { state: file ? 'saved' : 'lacking', name };
  }

  async function makeAndSave(wanted: Wanted): Promise<void> {
    try {
      await saveFrom(held() ?? (await make()), wanted);
    } catch (error) {
      console.error('Waymark pack:', errorKind(error));
      saving.value = { state: 'failed' };
    }
  }
  const sent = () => page.sent.value;
  /** What is held was looked through before it was made. */
  const save = (wanted: Wanted) =>
    held()
      ? makeAndSave(wanted)
      : look.lookFirst(
          () => passagesToLookAt(sent(), 'pack'),
          () => makeAndSave(wanted),
          () => filesToLookAt(sent(), 'pack'),
        );
  function cancel(): void {
    cancelRun();
    saving.value = { state: 'none' };
  }

  return {
    /** Null where none was made of what the profile says now. */
    pack,
    uploads,
    allInOne: computed(() => pack.value && allInOneOf(pack.value)),
    ticked: computed(() => uploads.value.filter(isTicked).length),
    isTicked,
    /** It was ticked off, and has changed since. */
    isChanged: (upload: Upload): boolean => Boolean(marks.value[uploadKey(upload.evidenceId)]) && !isTicked(upload),
    tick,
    look,
    saving,
    save,
    cancel,
  };
}
