// Formatting, copying and saving references. The formatter is large and loaded when it is first asked for.

import { type Ref, shallowRef, watch } from 'vue';
import { errorKind } from '../../shared/model/error-kind.ts';
import type { CslItem } from '../../shared/references/csl.ts';
import type { Run } from '../export/references/runs.ts';
import type { ReferenceStyle } from '../export/references/styles.ts';
import { referenceStyle } from '../stores/reference-style.ts';
import { fileName, saveFile } from './save-file.ts';

export type Formatted = { state: 'working' } | { state: 'failed' } | { state: 'done'; references: Run[][] };

const loadFormatter = () => import('../export/references/format.ts');

/** Formats `items()` in the remembered style, and again when either changes. What was asked for last is what stands. */
export function useFormatted(items: () => readonly CslItem[], load = loadFormatter): Readonly<Ref<Formatted>> {
  const formatted = shallowRef<Formatted>({ state: 'working' });
  watch(
    [items, referenceStyle],
    async ([now, style]: [readonly CslItem[], ReferenceStyle], _, onCleanup) => {
      // browsers may answer two imports of one module in either order
      let isLatest = true;
      onCleanup(() => {
        isLatest = false;
      });
      try {
        const { formatReferences } = await load();
        if (isLatest) formatted.value = { state: 'done', references: formatReferences(now, style) };
      } catch (error) {
        console.error('Waymark references:', errorKind(error));
        if (isLatest) formatted.value = { state: 'failed' };
      }
    },
    { immediate: true },
  );
  return formatted;
}

/** To the clipboard, with italics for programs that take them. Rejects where the browser refuses. */
export async function copyReferences(references: readonly (readonly Run[])[]): Promise<void> {
  const { clipboardHtml, plainText } = await import('../export/references/runs.ts');
  const plain = references.map(plainText).join('\n');
  if (typeof ClipboardItem === 'undefined') return navigator.clipboard.writeText(plain);
  await navigator.clipboard.write([
    new ClipboardItem({
      'text/plain': new Blob([plain], { type: 'text/plain' }),
      'text/html': new Blob([clipboardHtml(references)], { type: 'text/html' }),
    }),
  ]);
}

export async function saveReferences(items: readonly CslItem[], format: 'ris' | 'bibtex', name: string): Promise<void> {
  if (format === 'ris') {
    const { toRis } = await import('../../shared/references/ris.ts');
    saveFile(toRis(items), fileName(name, 'ris'), 'application/x-research-info-systems');
  } else {
    const { toBibtex } = await import('../../shared/references/bibtex.ts');
    saveFile(toBibtex(items), fileName(name, 'bib'), 'application/x-bibtex');
  }
}
