// The borders of the house as data: who may import whom, and where each outside library may be used.

/** A part of the tree. A file belongs to the part with the longest matching folder. */
export interface Part {
  folder: string;
  /** Parts of the tree it may import, by folder; a folder includes what lies in it. A part may always import itself. */
  mayImport: readonly string[];
}

export const parts: readonly Part[] = [
  { folder: 'shared/model', mayImport: [] },
  { folder: 'shared/schemes', mayImport: ['shared/model'] },
  { folder: 'shared/reflection-models', mayImport: ['shared/model'] },
  { folder: 'shared/privacy', mayImport: ['shared/model', 'shared/wording/list-text.ts'] },
  { folder: 'shared/references', mayImport: ['shared/model'] },
  {
    folder: 'shared/audit',
    mayImport: ['shared/model', 'shared/schemes', 'shared/reflection-models', 'shared/wording/list-text.ts'],
  },
  { folder: 'shared/crypto', mayImport: ['shared/model/result.ts'] },
  { folder: 'shared/wording', mayImport: ['shared/model'] },
  { folder: 'shared/documents', mayImport: ['shared/model', 'shared/wording'] },
  { folder: 'shared/projection', mayImport: ['shared/model'] },
  { folder: 'shared/files', mayImport: ['shared/model'] },
  { folder: 'shared/kept-page', mayImport: ['shared/model'] },
  {
    folder: 'shared/sync',
    mayImport: [
      'shared/model/result.ts',
      'shared/model/dates.ts',
      'shared/model/error-kind.ts',
      'shared/model/in-turn.ts',
      'shared/crypto',
      'shared/files',
    ],
  },
  {
    folder: 'shared/portfolio',
    mayImport: ['shared/model', 'shared/projection', 'shared/sync', 'shared/files', 'shared/crypto'],
  },
  { folder: 'extension', mayImport: ['shared'] },
  { folder: 'pwa', mayImport: ['shared'] },
  { folder: 'pwa/ui', mayImport: [] },
  { folder: 'sync-server', mayImport: ['shared/crypto/access-token.ts', 'shared/sync/limits.ts'] },
  { folder: 'scripts', mayImport: [] },
  { folder: 'bench', mayImport: ['shared', 'extension', 'pwa', 'sync-server', 'scripts', 'tests'] },
  { folder: 'tests', mayImport: ['shared', 'extension', 'pwa', 'sync-server', 'scripts', 'bench'] },
  { folder: '', mayImport: [] }, // the configuration files in the root
];

/** Folders whose subfolders do not know each other: a screen area takes what it needs from the stores and ui beside it. */
export const separatedFolders: readonly string[] = ['pwa/features'];

/** Where each outside library may be imported. `node:` stands for all of Node. */
export const libraries: Readonly<Record<string, readonly string[]>> = {
  // the app's host opens the channels on the document
  yjs: ['shared/portfolio', 'shared/sync', 'sync-server', 'pwa/host'],
  'y-indexeddb': ['shared/portfolio', 'shared/sync'],
  'y-protocols': ['shared/sync', 'sync-server'],
  'y-websocket': ['shared/sync'],
  lib0: ['shared/sync', 'sync-server'],
  // in the app only to keep what is on screen and what is searched current
  dexie: ['shared/projection', 'shared/files', 'shared/portfolio', 'pwa/stores', 'pwa/host', 'pwa/search'],
  '@noble/curves': ['shared/crypto'],
  '@noble/hashes': ['shared/crypto'],
  '@scure/bip39': ['shared/crypto'],
  '@mozilla/readability': ['extension/capture'],
  dompurify: ['extension/capture', 'shared/kept-page'],
  // takes style sheets apart by the standard's own rules
  '@csstools/css-tokenizer': ['shared/kept-page', 'extension/proof'],
  defuddle: ['extension/capture'],
  'approx-string-match': ['extension/highlights'],
  jspdf: ['pwa/export'],
  // takes PDFs apart and makes them anew
  '@cantoo/pdf-lib': ['pwa/export/pack', 'pwa/redaction'],
  docx: ['pwa/export/docx'],
  'pdfjs-dist': ['shared/documents'],
  '@expo-google-fonts/noto-sans': ['pwa/export'],
  // typefaces for who reads them more easily, loaded when they are chosen
  '@fontsource/atkinson-hyperlegible': ['pwa/ui'],
  '@fontsource-variable/lexend': ['pwa/ui'],
  uqr: ['pwa/features'],
  // calendar files, and what Windows calls time zones; see docs/decisions/0009-calendar-files.md
  'ical.js': ['pwa/calendar'],
  'windows-iana': ['pwa/calendar'],
  // formats references; see docs/decisions/0007-references.md
  citeproc: ['pwa/export'],
  // ZIP out and in, with a password where it is wanted; Office documents are ZIPs of XML
  '@zip.js/zip.js': ['pwa/archive', 'pwa/export', 'pwa/confidentiality'],
  // tables of what somebody did
  papaparse: ['pwa/import'],
  'read-excel-file': ['pwa/import'],
  mammoth: ['pwa/import'],
  '@citation-js/core': ['pwa/import'],
  '@citation-js/plugin-bibtex': ['pwa/import'],
  '@citation-js/plugin-ris': ['pwa/import'],
  '@citation-js/plugin-csl': ['pwa/export'],
  vue: ['pwa', 'extension'],
  'vue-router': ['pwa'],
  pinia: ['pwa'],
  'workbox-precaching': ['pwa'],
  'workbox-routing': ['pwa'],
  wxt: ['extension', ''],
  ws: ['sync-server'],
  // see docs/decisions/0012-postgresql.md
  pg: ['sync-server/store', 'sync-server/files'],
  // see docs/decisions/0015-files-in-a-bucket.md
  aws4fetch: ['sync-server/files'],
  'node:': ['sync-server', 'scripts', 'pwa/vite.config.ts', ''],
  vite: ['pwa/vite.config.ts', 'scripts', ''],
  'vite-plugin-pwa': ['pwa'],
  '@vitejs/plugin-vue': ['pwa/vite.config.ts', ''],
  '@playwright/test': ['scripts', ''],
  vitest: [''],
  '@vitest/browser-playwright': [''],
};

/** Tests, wherever they stand, and what measures: they may use any installed library and everything of shared/. */
export const isTest = (path: string): boolean => /(\.test\.ts$|^tests\/|^bench\/)/.test(path);

/** Words that say nothing about what a file or folder is for. */
export const forbiddenNames: ReadonlySet<string> = new Set([
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'manager',
  'managers',
  'misc',
]);

/** A file longer than this is two files. */
export const MAX_LINES = 500;
