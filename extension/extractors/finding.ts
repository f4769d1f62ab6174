// What one source of a page says about the page: some fields, and where they come from.
import type { CaptureKind, PageMetadata } from '../../shared/model/capture.ts';

/** A place in a page that tells of the page, named as the record keeps it. */
export type Source =
  /** The reader of the site or platform that the page is on. */
  | 'site'
  | 'citation'
  | 'json-ld'
  | 'microdata'
  | 'rdfa'
  | 'prism'
  | 'open-graph'
  | 'twitter'
  | 'dublin-core'
  /** A reference for reference managers, hidden in the page. */
  | 'coins'
  | 'meta'
  /** What the visible text says in so many words, such as "1 CPD point". */
  | 'text'
  | 'byline'
  | 'heading'
  | 'title'
  | 'media'
  /** What the page's own programs say, such as those that count visits. */
  | 'program'
  | 'address';

export type Found = Partial<Omit<PageMetadata, 'sources'>>;

export interface Finding {
  source: Source;
  values: Found;
  /** What the source says the page is; absent when it says nothing. */
  kind?: CaptureKind;
}
