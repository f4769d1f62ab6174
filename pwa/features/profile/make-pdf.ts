// The profile as a PDF file: its code and fonts are loaded when first asked for, and kept by the service worker all the same.
import type { ProfileDocument } from '../../../shared/audit/profile-document.ts';
import type { DrawnDocument } from '../../export/pdf/index.ts';

export interface MadePdf extends DrawnDocument {
  fileName: string;
}

/** Draws the document. Takes up to a second or two in a large profile; the screen has been painted before it begins. */
export async function makePdf(document: ProfileDocument): Promise<MadePdf> {
  const { describeProfile, drawDocument, loadFonts, profileFileName } = await import('../../export/pdf/index.ts');
  const fonts = await loadFonts();
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return { ...drawDocument(describeProfile(document), fonts), fileName: profileFileName(document) };
}

/** Hands the file to the browser's own downloads. */
export function savePdf({ bytes, fileName }: MadePdf): void {
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: fileName });
  link.click();
  // the browser has taken its own reference long before; without this the file would stay in memory
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
