// Fetches the fonts that ship with the app; only when a PDF is made, for they weigh more than the app itself.

import regularUrl from '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf?url';
import boldUrl from '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf?url';
import type { DocumentFonts } from './fonts.ts';

/** Both weights. Rejects with a sentence when one cannot be had, such as offline before it was ever fetched. */
export async function loadFonts(): Promise<DocumentFonts> {
  const [regular, bold] = await Promise.all([fetchFont(regularUrl), fetchFont(boldUrl)]);
  return { regular, bold };
}

async function fetchFont(url: string): Promise<Uint8Array> {
  const response = await fetch(url).catch(() => null);
  if (!response?.ok) throw new Error('The fonts for the PDF could not be loaded. Connect once and try again.');
  return new Uint8Array(await response.arrayBuffer());
}
