// What was copied, as a button sees it: browsers ask the person first, and some have no such way at all.
import { named } from '../import/pasted-pictures.ts';
import type { Transfer } from '../import/take-transfer.ts';

/** Null when the browser or the person does not let it be seen. */
export async function fromClipboard(clipboard: Pick<Clipboard, 'read'> | undefined): Promise<Transfer | null> {
  const copied = await clipboard?.read?.().catch(() => null);
  if (!copied) return null;
  const textOf = async (type: string): Promise<string> => {
    const item = copied.find(({ types }) => types.includes(type));
    return item ? await (await item.getType(type)).text() : '';
  };
  const files: File[] = [];
  for (const item of copied) {
    const type = item.types.find((one) => one.startsWith('image/') || one === 'application/pdf');
    if (type) files.push(named(new File([await item.getType(type)], `image.${type.split('/')[1]}`, { type })));
  }
  const [plain, html, uriList] = await Promise.all(['text/plain', 'text/html', 'text/uri-list'].map(textOf));
  return { words: { uriList: uriList ?? '', mozUrl: '', html: html ?? '', plain: plain ?? '' }, files, isDrop: false };
}
