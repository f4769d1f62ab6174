// A pack on its way: asked for, made beside the page, looked at, saved part by part. Nothing is saved before the person says so.
import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import type { ProfileDocument } from '../../../shared/audit/profile-document.ts';
import { missingFiles } from '../../../shared/files/files.ts';
import { errorKind } from '../../../shared/model/error-kind.ts';
import { mainFile } from '../../../shared/model/sent-files.ts';
import type { MadePack, PackPart, PackProgress } from '../../export/pack/pack-request.ts';
import { useHost } from '../../host/host.ts';
import { saveFile } from '../../records/save-file.ts';
import { remember } from '../../stores/device-memory.ts';
import { useLive } from '../../stores/use-live.ts';
import { beforePack } from './before-pack.ts';
import { beginPack, LIMIT_KEY, type LimitMb, rememberedLimit } from './begin-pack.ts';
import { overLimit } from './over-limit.ts';
import { neededFiles, packPieces } from './pack-pieces.ts';

export type PackState =
  | { state: 'none' }
  | { state: 'working'; progress: PackProgress }
  /** Something is to be known before it is saved. */
  | { state: 'asks'; pack: MadePack; of: ProfileDocument; tooLong: string[] }
  | { state: 'made'; pack: MadePack }
  | { state: 'failed'; reason: 'memory' | 'fonts' | 'other' };

export interface PackOptions {
  document: () => ProfileDocument;
  regulator: () => string;
  upToDate: () => Promise<ProfileDocument | null>;
  /** With the document that it was made of. */
  onMade: (pack: MadePack, of: ProfileDocument) => void;
  onSaved: (part: PackPart) => void;
}

export function usePack({ document, regulator, upToDate, onMade, onSaved }: PackOptions) {
  const { portfolio } = useHost();
  const state = shallowRef<PackState>({ state: 'none' });
  const saved = ref(new Set<string>());
  const limit = ref<LimitMb>(rememberedLimit());
  let cancelRun: (() => void) | null = null;
  /** Counts the runs: what an earlier one brings after it was cancelled is nobody's. */
  let run = 0;

  const ids = computed(() =>
    document()
      .evidence.map(({ id, title }) => `${id} ${title}`)
      .join(),
  );
  const { answer } = useLive(async () => {
    const pieces = await packPieces(portfolio, document());
    const needed = neededFiles(pieces);
    const lacks = new Set(
      await missingFiles(
        portfolio.files,
        needed.map(({ sha256 }) => sha256),
      ),
    );
    const missing = pieces.flatMap((piece) => {
      const { number, title } = piece;
      const file = mainFile(piece);
      return file && lacks.has(file.sha256) ? [{ number, title, file }] : [];
    });
    return { before: beforePack(pieces), missing };
  }, ids);
  const before = computed(() => answer.value?.before);
  const missing = computed(() => answer.value?.missing);

  function stop(): void {
    run += 1;
    cancelRun?.();
    cancelRun = null;
  }

  async function make(): Promise<void> {
    stop();
    const mine = run;
    const isMine = () => mine === run;
    saved.value = new Set();
    remember(LIMIT_KEY, limit.value);
    const show = (next: PackState) => {
      if (isMine()) state.value = next;
    };
    show({ state: 'working', progress: { words: 'Beginning', percent: 0 } });
    try {
      const profile = (await upToDate()) ?? document();
      const onProgress = (progress: PackProgress) => show({ state: 'working', progress });
      const running = await beginPack(portfolio, profile, { limit: limit.value, onProgress });
      if (!isMine()) return running.cancel();
      cancelRun = running.cancel;
      const pack = await running.made;
      const tooLong = overLimit(profile, regulator());
      const asks = tooLong.length + pack.lacking.length + pack.missingCharacters.length > 0;
      if (!isMine()) return;
      if (asks) show({ state: 'asks', pack, of: profile, tooLong });
      else accept({ pack, of: profile });
    } catch (error) {
      console.error('Waymark pack:', errorKind(error));
      show({ state: 'failed', reason: reasonOf(error) });
    }
  }

  function accept({ pack, of }: { pack: MadePack; of: ProfileDocument }): void {
    state.value = { state: 'made', pack };
    onMade(pack, of);
    const [only, ...more] = pack.zips;
    if (only && more.length === 0) save(only);
  }

  function save(part: PackPart): void {
    saveFile(part.blob, part.name, part.blob.type);
    saved.value = new Set([...saved.value, part.name]);
    onSaved(part);
  }

  function cancel(): void {
    stop();
    state.value = { state: 'none' };
  }

  onScopeDispose(stop);
  return { state, saved, limit, missing, before, make, accept, save, cancel };
}

function reasonOf(error: unknown): 'memory' | 'fonts' | 'other' {
  const reason: unknown = error instanceof Error && 'reason' in error ? error.reason : null;
  return reason === 'memory' || reason === 'fonts' ? reason : 'other';
}
