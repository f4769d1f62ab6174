// The profile as a PDF file, made beside the page: its code and fonts are loaded when first asked for, and kept by the service worker all the same.
import type { ProfileDocument } from '../../../shared/audit/profile-document.ts';
import type { MissingCharacter } from '../../export/pdf/printable.ts';
import { saveFile } from '../../records/save-file.ts';

export interface MadePdf {
  blob: Blob;
  fileName: string;
  pages: number;
  missingCharacters: MissingCharacter[];
}

export async function makePdf(document: ProfileDocument): Promise<MadePdf> {
  const [{ askForDocument }, { describeProfile }, { profileFileName }] = await Promise.all([
    import('../../export/pack/ask-for-pack.ts'),
    import('../../export/profile-layout.ts'),
    import('../../export/file-name.ts'),
  ]);
  return { ...(await askForDocument(describeProfile(document), 'pdf')), fileName: profileFileName(document) };
}

/** Hands the file to the browser's own downloads. */
export const savePdf = ({ blob, fileName }: MadePdf): void => saveFile(blob, fileName, blob.type);
