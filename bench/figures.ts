// A figure: what was measured, against what, and whether it reaches its target. `met` is computed, never typed in.

/** `value <= 8` in the figure's own unit, or `ratio >= 10` against the baseline. */
export type Target = `${'value' | 'ratio'} ${'<=' | '>='} ${number}`;

/** What a measure found. The ratio is value / baseline for "how much of it", baseline / value for "how much sooner". */
export interface Figure {
  /** Its group first: pwa, capture, privacy, sync, server or pack. */
  name: string;
  value: number;
  unit: string;
  /** What the baseline is, in words. */
  against?: string;
  baseline?: number;
  ratio?: number;
  target?: Target;
}

export interface Row extends Figure {
  met?: boolean;
}

/** One measure may give several figures; it runs when any of their names begins with what was asked for. */
export interface Measure {
  figures: readonly string[];
  /** Measures the built app or extension, which are then built first. */
  needsBuild?: boolean;
  run(): Promise<Figure[]>;
}

function isMet(figure: Figure, target: Target): boolean {
  const [of, sign, limit] = target.split(' ');
  const measured = of === 'ratio' ? figure.ratio : figure.value;
  if (measured === undefined) throw new Error(`${figure.name} has a target for its ratio, and no ratio`);
  return sign === '<=' ? measured <= Number(limit) : measured >= Number(limit);
}

/** The figure with its answer, where it has a target. */
export const toRow = (figure: Figure): Row =>
  figure.target ? { ...figure, met: isMet(figure, figure.target) } : figure;

/** The value below which `share` (0 to 1) of the values lie; the nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  const value = sorted[rank - 1];
  if (value === undefined) throw new Error('no values were measured');
  return value;
}

const short = (value: number | undefined): string => {
  if (value === undefined) return '';
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en-GB');
  return value.toFixed(Math.abs(value) >= 100 ? 0 : 2);
};

/** The rows as a table for a terminal. */
export function toTable(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.name,
    `${short(row.value)} ${row.unit}`,
    row.against ? `${row.against}${row.baseline === undefined ? '' : `: ${short(row.baseline)} ${row.unit}`}` : '',
    row.ratio === undefined ? '' : `${short(row.ratio)} x`,
    row.target ?? '',
    row.met === undefined ? '' : row.met ? 'met' : 'MISSED',
  ]);
  const lines = [['figure', 'value', 'against', 'ratio', 'target', ''], ...cells];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
