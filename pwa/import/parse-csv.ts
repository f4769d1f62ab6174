// Takes a table apart into its rows and cells: the one place that reads CSV.
import Papa from 'papaparse';

/** What may stand between cells, where nothing says which it is. */
const SEPARATORS = [',', ';', '\t', '|'];

/**
 * Rows of a table after RFC 4180: quoted cells may hold separators, line breaks and doubled quotes. Rows without words are left out.
 * Without `separator` it is the one that the text seems to have.
 */
export const parseCsv = (text: string, separator = ''): string[][] =>
  // papaparse takes one kind of line break for all of a text
  Papa.parse<string[]>(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'), {
    delimiter: separator,
    delimitersToGuess: SEPARATORS,
    newline: '\n',
    skipEmptyLines: 'greedy',
  }).data;
