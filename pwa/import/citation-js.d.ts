// The one call of Citation.js that reading needs, as narrow as it is used.
declare module '@citation-js/core' {
  export const plugins: {
    input: { chain(text: string, options: { forceType?: string; generateGraph?: boolean }): unknown };
  };
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
