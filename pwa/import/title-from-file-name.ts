// A file's name as a title.
import { asLine } from '../../shared/model/parse.ts';

/** "fatigue_after-stroke (2).pdf" as words: "fatigue after stroke". */
export const titleFromFileName = (name: string): string =>
  asLine(
    name
      .replace(/\.\w{2,5}$/, '')
      .replace(/\s*\(\d+\)$/, '')
      .replace(/[_]+|-(?=\p{L})/gu, ' '),
  );
