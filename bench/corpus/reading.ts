// What one tool makes of one page of the corpus.

/** `without-json-ld`, and `without-tags`: without citation, Dublin Core, PRISM and eprints tags either. */
export type Variant = 'as-is' | 'without-json-ld' | 'without-tags';

export interface Reading {
  title: string;
  authors: string[];
  publishedOn: string;
  doi?: string;
  provider?: string;
  workload?: string;
  /** The readable text in words. */
  text: string;
  /** Milliseconds for the metadata, and for the text. */
  understandingMs?: number;
  readingMs?: number;
}

export const TOOLS = ['waymark', 'readability', 'defuddle', 'metascraper'] as const;
export type Tool = (typeof TOOLS)[number];
export type Readings = Record<Tool, Reading>;
