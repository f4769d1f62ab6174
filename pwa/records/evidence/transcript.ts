// A transcript as lines with their moments: from WebVTT captions, or plain words.

export interface TranscriptLine {
  /** From the beginning of the recording; null where the transcript does not say. */
  seconds: number | null;
  text: string;
}

const SIGNS: Record<string, string> = { lt: '<', gt: '>', nbsp: ' ', amp: '&' };
const LINES_MAX = 50_000;
const secondsOf = (time: string): number =>
  time
    .replace(',', '.')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0);

/** Captions one after the other; those that say the same again (rolling captions) once. Plain text a line each. */
export function readTranscript(text: string, mime: string): TranscriptLine[] {
  const lines: TranscriptLine[] = [];
  const add = (seconds: number | null, words: string) => {
    const plain = words
      .replace(/<[^<>]*>/g, '')
      .replace(/&(lt|gt|nbsp|amp);/g, (_, name: string) => SIGNS[name] ?? '')
      .replace(/\s+/g, ' ')
      .trim();
    if (plain && lines.at(-1)?.text !== plain && lines.length < LINES_MAX) lines.push({ seconds, text: plain });
  };
  if (!/vtt/.test(mime) && !/^\uFEFF?WEBVTT/.test(text)) {
    for (const line of text.split(/\r?\n/)) add(null, line);
    return lines;
  }
  for (const block of text.split(/\r?\n\s*\r?\n/)) {
    const found = /^[\s\S]*?((?:\d+:)?\d\d:\d\d[.,]\d{3})\s+-->[^\n]*\n([\s\S]*)$/.exec(block);
    if (found) add(secondsOf(found[1] ?? ''), found[2] ?? '');
  }
  return lines;
}

/** The lines with these words in them, whatever their capitals and accents. */
export function searchLines(lines: readonly TranscriptLine[], words: string): TranscriptLine[] {
  const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const wanted = plain(words.trim());
  return wanted ? lines.filter((line) => plain(line.text).includes(wanted)) : [...lines];
}
