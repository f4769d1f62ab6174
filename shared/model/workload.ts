// A course's workload in words: pages give it in the notation of programs ("PT6H"), or in words of their own.

const DURATION = /\bP(?=[\dT])(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:\d+S)?)?\b/gi;
const UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute'];

/** "PT2H30M" is "2 hours 30 minutes", "PT3H weekly, 4 times" is "3 hours weekly, 4 times"; any other text stays as it is. */
export const workloadText = (workload: string): string =>
  workload.replace(DURATION, (whole, ...counts: (string | undefined)[]) => {
    const said = UNITS.flatMap((unit, at) => {
      const count = Number(counts[at] ?? 0);
      return count > 0 ? [`${count} ${unit}${count === 1 ? '' : 's'}`] : [];
    });
    return said.join(' ') || whole;
  });
