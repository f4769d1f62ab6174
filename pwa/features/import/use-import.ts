// An import from beginning to end: reading, preview, bringing in, and taking all of it back.
import { onScopeDispose, ref, shallowRef } from 'vue';
import { errorKind } from '../../../shared/model/error-kind.ts';
import { useHost } from '../../host/host.ts';
import type { ReadImport } from '../../import/imported.ts';
import type { Table } from '../../import/table/table.ts';
import { writingContext } from '../../records/confidentiality/use-writing-context.ts';
import type { HeldFile } from '../../stores/incoming.ts';
import { useImportChoices } from './import-choices.ts';
import { sourceInWords } from './import-words.ts';
import { useBringing } from './use-bringing.ts';
import { useTakeBack } from './use-take-back.ts';

export type ImportStep = 'choosing' | 'archive' | 'mapping' | 'reading' | 'preview' | 'bringing' | 'done';

async function bytesOf(source: File | { name: ''; text: string }): Promise<Uint8Array<ArrayBuffer>> {
  return source instanceof File ? new Uint8Array(await source.arrayBuffer()) : new TextEncoder().encode(source.text);
}

/** Documents and spreadsheets are ZIP files too, under names of their own. */
const isZip = ({ name }: File): boolean => /\.zip$/i.test(name);

export function useImport() {
  const host = useHost();
  const step = ref<ImportStep>('choosing');
  /** Share of the work that is done, 0 to 1. */
  const share = ref(0);
  /** Share of what was read that is looked through, 0 to 1; 0 while it is being read. */
  const looked = ref(0);
  const reads = shallowRef<ReadImport[]>([]);
  const choices = useImportChoices();
  const bringing = useBringing();
  const takingBack = useTakeBack();
  /** A copy of a whole portfolio, to be brought back. */
  const archive = shallowRef<File | null>(null);
  /** Tables whose columns are asked about first. */
  const tables = shallowRef<{ name: string; tables: readonly Table[] }>({ name: '', tables: [] });
  /** Where each of what is read is held, if another app shared it. */
  let held: readonly HeldFile[] = [];
  let areCertificates = false;
  let stopping = new AbortController();
  onScopeDispose(() => stopping.abort());

  async function read(
    sources: readonly (File | { name: ''; text: string })[],
    heldAs: readonly HeldFile[] = [],
    each: ((one: ReadImport) => ReadImport) | null = null,
  ): Promise<void> {
    held = heldAs;
    areCertificates = each !== null;
    const [first] = sources;
    if (!each && first instanceof File && sources.length === 1 && isZip(first)) {
      archive.value = first;
      step.value = 'archive';
      return;
    }
    // what was being read before gives way
    stopping.abort();
    stopping = new AbortController();
    const { signal } = stopping;
    step.value = 'reading';
    share.value = 0;
    if (!each && first && sources.length === 1 && (await askAboutTables(first, signal))) return;
    const { readImport } = await import('../../import/read-import.ts');
    const done: ReadImport[] = [];
    for (const [index, source] of sources.entries()) {
      if (signal.aborted) return;
      const onProgress = (part: number) => {
        share.value = (index + part) / sources.length;
      };
      const one = await readOne(source, { readImport, onProgress, signal });
      done.push(each ? each(one) : one);
      onProgress(1);
    }
    await plan(done);
  }

  /** A folder of certificates: what each is, and which activity it seems to be of. */
  async function readCertificates(files: File[]): Promise<void> {
    const { asCertificate } = await import('../../import/certificates/as-certificate.ts');
    await read(files, [], ({ name, entries, ...more }) => ({
      ...more,
      name,
      entries: entries.map((entry) => asCertificate(entry, name)),
    }));
  }

  async function suggestHomes(): Promise<void> {
    const { findActivity } = await import('../../import/certificates/find-activity.ts');
    const activities = await host.portfolio.projection.activities.toArray();
    for (const [at, { entry, state }] of choices.planned.value.entries()) {
      const home = state === 'new' ? findActivity(entry, activities) : null;
      if (home) choices.send(at, home);
    }
  }

  async function plan(done: ReadImport[]): Promise<void> {
    const { signal } = stopping;
    step.value = 'reading';
    looked.value = 0;
    const { projection } = host.portfolio;
    const { knownPages, planImport } = await import('../../import/plan.ts');
    const [known, context] = await Promise.all([knownPages(projection), writingContext(projection)]);
    const onProgress = (part: number) => {
      looked.value = part;
    };
    const planned = await planImport(done, { known, context, onProgress, signal });
    if (signal.aborted || !planned) return;
    looked.value = 0;
    reads.value = done;
    choices.begin(planned);
    bringing.clear();
    if (areCertificates) await suggestHomes();
    if (signal.aborted) return;
    step.value = 'preview';
  }

  /** True when it is a table of what somebody did, whose columns come first, or why it cannot be read; and once it was stopped. */
  async function askAboutTables(source: File | { name: ''; text: string }, signal: AbortSignal): Promise<boolean> {
    const { lookForTables } = await import('../../import/table/look-for-tables.ts');
    const bytes = await bytesOf(source).catch(() => null);
    const found = bytes && (await lookForTables(source.name, bytes));
    if (signal.aborted) return true;
    if (!found) return false;
    if (found.problem) await plan([{ name: source.name, source: null, entries: [], problems: [found.problem] }]);
    else {
      tables.value = { name: source.name, tables: found.tables };
      step.value = 'mapping';
    }
    return true;
  }

  async function readOne(
    source: File | { name: ''; text: string },
    {
      readImport,
      ...options
    }: {
      readImport: typeof import('../../import/read-import.ts')['readImport'];
      onProgress: (share: number) => void;
      signal: AbortSignal;
    },
  ): Promise<ReadImport> {
    try {
      return await readImport({ name: source.name, bytes: await bytesOf(source) }, options);
    } catch (error) {
      // a file that was moved or removed meanwhile, or a format whose reader stumbled over it
      console.error('Waymark import:', errorKind(error));
      const sentence = `“${source.name || 'What you pasted'}” could not be read. Check that the file is still there and whole.`;
      return { name: source.name, source: null, entries: [], problems: [sentence] };
    }
  }

  async function bringAllIn(): Promise<void> {
    step.value = 'bringing';
    const isIn = await bringing.bring(choices.toBringIn(), sourceInWords(reads.value));
    if (isIn) await letGoOfHeld();
    step.value = isIn ? 'done' : 'preview';
  }

  /** What could not be read stays held: it may be of use elsewhere. */
  async function letGoOfHeld(): Promise<void> {
    const done = held.filter((_, at) => reads.value[at]?.entries.length);
    held = [];
    if (done.length === 0) return;
    const { letGoOfFiles } = await import('../../share/held-shares.ts');
    await letGoOfFiles(done);
  }

  async function takeAllBack(): Promise<void> {
    const { brought } = bringing;
    if (brought.value && (await takingBack.takeBack(brought.value))) startOver();
  }

  function startOver(): void {
    stopping.abort();
    reads.value = [];
    choices.begin([]);
    bringing.clear();
    archive.value = null;
    step.value = 'choosing';
  }

  return {
    step,
    share,
    looked,
    reads,
    choices,
    bringing,
    takingBack,
    archive,
    tables,
    readCertificates,
    /** The person said what the columns of a table are. */
    takeMapped: (read: ReadImport) => plan([read]),
    read,
    bringAllIn,
    takeAllBack,
    startOver,
  };
}
