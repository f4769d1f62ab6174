// A made file as other programs read it: Poppler and qpdf for PDF, LibreOffice for Word and tables.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DocumentFonts } from '../pwa/export/pdf/fonts.ts';

const fontFile = (name: string) =>
  new Uint8Array(readFileSync(createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans/${name}.ttf`)));

export const houseFonts = (): DocumentFonts => ({
  regular: fontFile('400Regular/NotoSans_400Regular'),
  bold: fontFile('700Bold/NotoSans_700Bold'),
});

export const run = (program: string, ...given: string[]): string =>
  execFileSync(program, given, { encoding: 'utf8', maxBuffer: 100_000_000, stdio: ['ignore', 'pipe', 'pipe'] });

export interface Workshop {
  folder: string;
  /** Writes a file and returns where it is. */
  put(name: string, bytes: Uint8Array | string): string;
  /** Of a sound PDF. */
  pages(file: string): number;
  text(file: string): string;
  /** What LibreOffice makes of a file: `pdf`, `txt`, `csv`; `as` says what it is where the name does not. Returns where it is. */
  converted(file: string, to: string, as?: string): string;
  close(): void;
}

/** A folder of its own, gone with `close`. */
export function openWorkshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-made-'));
  return {
    folder,
    put(name, bytes) {
      const file = join(folder, name);
      mkdirSync(join(file, '..'), { recursive: true });
      writeFileSync(file, bytes);
      return file;
    },
    pages(file) {
      run('qpdf', '--check', file);
      return Number(/^Pages: +(\d+)$/m.exec(run('pdfinfo', file))?.[1]);
    },
    text: (file) => run('pdftotext', file, '-').replace(/\s+/g, ' '),
    converted(file, to, as) {
      const profile = `-env:UserInstallation=file://${join(folder, 'libreoffice')}`;
      run(
        'soffice',
        profile,
        '--headless',
        ...(as ? [`--infilter=${as}`] : []),
        '--convert-to',
        to,
        '--outdir',
        join(folder, 'converted'),
        file,
      );
      return join(folder, 'converted', `${/([^/]+)\.[^./]+$/.exec(file)?.[1] ?? ''}.${to.split(':')[0]}`);
    },
    close: () => rmSync(folder, { recursive: true }),
  };
}
