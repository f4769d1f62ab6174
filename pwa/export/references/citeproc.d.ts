// The few calls of citeproc-js that references need; the package brings no types.
declare module 'citeproc' {
  export class Engine {
    constructor(
      system: { retrieveLocale(language: string): string; retrieveItem(id: string): unknown },
      style: string,
      language?: string,
      forceLanguage?: boolean,
    );
    setOutputFormat(format: 'html' | 'text'): void;
    updateItems(ids: string[]): void;
    makeBibliography(): [parameters: unknown, entries: string[]] | false;
  }
  const CSL: { Engine: typeof Engine };
  export default CSL;
}

declare module '@citation-js/plugin-csl/lib/styles.json' {
  const styles: Record<'apa' | 'vancouver' | 'harvard1', string>;
  export default styles;
}
declare module '@citation-js/plugin-csl/lib/locales.json' {
  const locales: Record<string, string>;
  export default locales;
}
