// What is read from a page for the popup, and its parser: the page's world is not ours, so what comes back is checked.
import {
  CAPTURE_KINDS,
  type CaptureKind,
  METADATA_FIELDS,
  type PageMetadata,
  parseMetadata,
} from '../../shared/model/capture.ts';
import { asLine, asLines, asOneOf, asRecord, asText } from '../../shared/model/parse.ts';
import { withoutSecrets } from '../../shared/model/secret-parameters.ts';
import { type IdentifierCounts, parseCounts } from '../../shared/privacy/scan.ts';
import { hostOf, originsIn } from '../extractors/address.ts';
import type { RunnerUp } from '../extractors/merge.ts';

export const SELECTION_MAX = 5_000;
const RUNNERS_UP_MAX = 60;
export const FOUND_MAX = 6;

/** What the page is to a reader: something to keep, a door to it, or nothing yet. */
export const PAGE_STATES = ['ready', 'sign-in', 'captcha', 'empty'] as const;
export type PageState = (typeof PAGE_STATES)[number];

export interface PageReading {
  /** Without what lets somebody in. */
  url: string;
  canonicalUrl: string;
  kind: CaptureKind;
  metadata: PageMetadata;
  /** What was selected, at most SELECTION_MAX characters. */
  selection: string;
  /** False when only the address is known: a PDF in the browser's viewer, a page of a store. */
  isReadable: boolean;
  /** False when reading it was cut off by its time or its size: some details may be missing. */
  isWhole: boolean;
  state: PageState;
  /** What other sources said, best first within a field. */
  runnersUp: RunnerUp[];
  /** What could identify a patient in its words and in the selection, counted. */
  identifiers: IdentifierCounts;
  /** What was found, partly masked, for the person who looks at the page now; never written down. */
  found: string[];
  /** It holds a recording, so that it may be watched on any day. */
  hasRecording: boolean;
  /** Origins of frames in it that cannot be read from here. */
  closedFrames: string[];
  /** A SCORM course plays in it. */
  hasScorm: boolean;
}

/** A runner-up whose value is one that its field may have, or null. */
function parseRunnerUp(value: unknown): RunnerUp | null {
  const from = asRecord(value);
  const field = asOneOf(from.field, METADATA_FIELDS);
  const source = asLine(from.source, 40) as RunnerUp['source'];
  if (!field || !source) return null;
  const parsed: PageMetadata = parseMetadata({ [field]: from.value });
  const { [field]: read } = parsed;
  if (read === null || (typeof read !== 'number' && read.length === 0)) return null;
  return { field, source, value: read };
}

export const parseRunnersUp = (value: unknown): RunnerUp[] =>
  (Array.isArray(value) ? value.slice(0, RUNNERS_UP_MAX) : []).map(parseRunnerUp).filter((one) => one !== null);

/** A reading from a page, or null when it is none or the page has no address of the web. */
export function parseReading(value: unknown): PageReading | null {
  const from = asRecord(value);
  const url = withoutSecrets(asText(from.url));
  if (!url) return null;
  return {
    url,
    canonicalUrl: withoutSecrets(asText(from.canonicalUrl)) || url,
    kind: asOneOf(from.kind, CAPTURE_KINDS) ?? 'page',
    metadata: parseMetadata(from.metadata),
    selection: asText(from.selection, SELECTION_MAX),
    isReadable: from.isReadable !== false,
    isWhole: from.isWhole !== false,
    state: asOneOf(from.state, PAGE_STATES) ?? 'ready',
    runnersUp: parseRunnersUp(from.runnersUp),
    identifiers: parseCounts(from.identifiers),
    found: asLines(from.found, FOUND_MAX).map((line) => line.slice(0, 80)),
    hasRecording: from.hasRecording === true,
    closedFrames: originsIn(from.closedFrames),
    hasScorm: from.hasScorm === true,
  };
}

const FILE_NAME = /\/([^/]+?)(?:\.\w{1,5})?$/;

function nameInAddress(url: string): string {
  const name = FILE_NAME.exec(new URL(url).pathname)?.[1] ?? '';
  try {
    return asLine(decodeURIComponent(name).replace(/[-_+]+/g, ' '));
  } catch {
    return asLine(name);
  }
}

/** What can be known of a page that cannot be read: its address and the tab's title. Null where not even the address is one of the web. */
export function readingFromTab(tab: { url?: string | undefined; title?: string | undefined }): PageReading | null {
  const url = withoutSecrets(tab.url ?? '');
  if (!url) return null;
  const isPdf = /\.pdf(?:$|[?#])/i.test(url);
  const title = asLine(tab.title);
  return {
    url,
    canonicalUrl: url,
    kind: isPdf ? 'pdf' : 'page',
    metadata: parseMetadata({
      title: title && !url.includes(title) ? title : nameInAddress(url) || hostOf(url),
      siteName: hostOf(url),
      sources: { title: 'tab', siteName: 'address' },
    }),
    selection: '',
    isReadable: false,
    isWhole: true,
    state: 'ready',
    runnersUp: [],
    identifiers: {},
    found: [],
    hasRecording: false,
    closedFrames: [],
    hasScorm: false,
  };
}
