// Looks for a transcript that the page itself offers: captions that are loaded, an opened panel, a file of its own site, its metadata.
import { asRecord, asText } from '../../shared/model/parse.ts';

/** Characters kept: about ten hours of speech. */
export const TRANSCRIPT_MAX = 1_000_000;
/** Fewer words than this are a heading, not a transcript. */
const WORDS_MIN = 20;
const FETCH_MS = 10_000;

export interface FoundTranscript {
  mime: 'text/plain' | 'text/vtt';
  text: string;
  /** Where it is from, in words for the person, such as "the captions of the recording (English)". */
  from: string;
}

const hasWords = (text: string): boolean => text.split(/\s+/).length >= WORDS_MIN;

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

/** "00:01:02.500", as WebVTT wants it. */
export function cueTime(seconds: number): string {
  const ms = Math.round(seconds * 1000);
  return `${pad(Math.floor(ms / 3_600_000))}:${pad(Math.floor(ms / 60_000) % 60)}:${pad(Math.floor(ms / 1000) % 60)}.${pad(ms % 1000, 3)}`;
}

export interface CueText {
  startTime: number;
  endTime: number;
  text: string;
}

/** Captions as a WebVTT file; markup within them is left out. */
export function toVtt(cues: readonly CueText[]): string {
  const blocks = cues.map(({ startTime, endTime, text }) => {
    const words = text
      .replace(/<[^>]*>/g, '')
      .replace(/-->/g, '→')
      .replace(/\n{2,}/g, '\n')
      .trim();
    return `${cueTime(startTime)} --> ${cueTime(endTime)}\n${words}`;
  });
  return `WEBVTT\n\n${blocks.join('\n\n')}\n`;
}

function fromCues(media: HTMLMediaElement): FoundTranscript | null {
  const tracks = [...media.textTracks].filter(
    ({ kind, cues }) => kind !== 'metadata' && kind !== 'chapters' && cues?.length,
  );
  const track = tracks.find(({ mode }) => mode === 'showing') ?? tracks[0];
  if (!track?.cues) return null;
  const text = toVtt([...track.cues].map((cue) => cue as VTTCue));
  const language = track.label || track.language;
  const from = `the captions of the recording${language ? ` (${language})` : ''}`;
  return hasWords(text) ? { mime: 'text/vtt', text, from } : null;
}

const PANEL =
  '[id*="transcript" i], [class*="transcript" i], [aria-label*="transcript" i], [data-testid*="transcript" i], ytd-transcript-renderer';

function fromPanel(): FoundTranscript | null {
  const panels = [...document.querySelectorAll<HTMLElement>(PANEL)]
    .filter((panel) => panel.checkVisibility({ visibilityProperty: true }))
    // as it is shown, a line for each cue
    // biome-ignore lint/performance/useDomNodeTextContent: textContent would run the lines together
    .map((panel) => panel.innerText.trim())
    .filter(hasWords)
    .sort((a, b) => b.length - a.length);
  const text = panels[0];
  return text ? { mime: 'text/plain', text, from: 'the transcript that was open on the page' } : null;
}

async function fetched(address: string): Promise<string> {
  const url = new URL(address, document.baseURI);
  if (url.origin !== location.origin) return '';
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_MS) });
    const type = response.headers.get('content-type') ?? '';
    return response.ok && /^text\/(?!html)/.test(type) ? asText(await response.text(), TRANSCRIPT_MAX) : '';
  } catch {
    return '';
  }
}

async function fromFile(media: HTMLMediaElement | null): Promise<FoundTranscript | null> {
  const tracks = [...(media?.querySelectorAll('track') ?? [])].filter(
    ({ kind, src }) => src && (kind === 'captions' || kind === 'subtitles'),
  );
  const links = [...document.querySelectorAll('a')].filter(
    ({ href, textContent }) => /transcript/i.test(textContent) && /\.(?:vtt|txt|srt)(?:$|[?#])/i.test(href),
  );
  for (const address of [...tracks.map(({ src }) => src), ...links.map(({ href }) => href)].slice(0, 4)) {
    const text = await fetched(address);
    if (!hasWords(text)) continue;
    const mime = text.startsWith('WEBVTT') ? 'text/vtt' : 'text/plain';
    return { mime, text, from: `a file that the page offers (${new URL(address, document.baseURI).pathname})` };
  }
  return null;
}

function transcriptsIn(node: unknown, depth = 0): string[] {
  if (depth > 6) return [];
  if (Array.isArray(node)) return node.slice(0, 100).flatMap((one) => transcriptsIn(one, depth + 1));
  const from = asRecord(node);
  const mine = typeof from.transcript === 'string' ? [from.transcript] : [];
  return [
    ...mine,
    ...Object.values(from).flatMap((value) => (typeof value === 'object' ? transcriptsIn(value, depth + 1) : [])),
  ];
}

function fromMetadata(): FoundTranscript | null {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      const text = transcriptsIn(JSON.parse(script.textContent ?? '')).find(hasWords);
      if (text) return { mime: 'text/plain', text, from: 'the description of the recording in the page' };
    } catch {
      // broken blocks are the page's affair
    }
  }
  return null;
}

/** The transcript of a recording as far as this frame offers one; null where it does not. */
export async function findTranscript(media: HTMLMediaElement | null): Promise<FoundTranscript | null> {
  const found = (media && fromCues(media)) ?? fromPanel() ?? (await fromFile(media)) ?? fromMetadata();
  return found && { ...found, text: found.text.slice(0, TRANSCRIPT_MAX) };
}

/** The line of a caption's moments with the number above it, and a moment alone in a line, as panels show it. */
const MOMENTS = /^(?:\d{1,5}\r?\n)?[\d:.,]+[ \t]*-->.*$|^[ \t]*(?:\d{1,2}:)?\d{1,2}:\d{2}[ \t]*$/gm;

/** What is said in it, in one go: captions cut sentences and numbers in two. */
export const spokenWords = (text: string): string => text.replace(MOMENTS, '').replace(/\s+/g, ' ');

/** What a frame answered, parsed in the worker. */
export function parseTranscript(value: unknown): FoundTranscript | null {
  const from = asRecord(value);
  const text = asText(from.text, TRANSCRIPT_MAX);
  if (!hasWords(text)) return null;
  return { mime: from.mime === 'text/vtt' ? 'text/vtt' : 'text/plain', text, from: asText(from.from, 300) };
}
