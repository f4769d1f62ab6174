// The app's build: Vue, a service worker of our own that keeps everything the build made, and no code that is never run.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/** Where the app is served; the extension's build names the same. */
const APP_ORIGIN = process.env.WAYMARK_APP_ORIGIN ?? 'http://localhost:8787';
const here = import.meta.dirname;
/** jsPDF loads these only to draw HTML or SVG, which we never ask of it; its third, DOMPurify, is there for kept pages anyway. */
const nothing = resolve(here, 'export/nothing.ts');

const FIRST_SCREENS = /\b(?:Today|Inbox|Record|Welcome)Page-/;

/** Licences that a package names and does not bring along, or whose terms ask for more than their text. */
const NOTICES: Record<string, string> = {
  citeproc:
    'Used unmodified under the Common Public Attribution License 1.0 (https://opensource.org/license/cpal_1-0). Its source is the npm package citeproc and https://github.com/Juris-M/citeproc-js. citeproc-js implements the Citation Style Language (https://citationstyles.org/), (c) Frank Bennett.',
  'ical.js':
    'Used unmodified under the Mozilla Public License 2.0. Its source is the npm package ical.js and https://github.com/kewisch/ical.js.',
  '@citation-js/plugin-csl':
    'The citation styles (APA; Vancouver; Harvard, Cite Them Right) and the American locale are works of the Citation Style Language project and the authors named in them, under CC BY-SA 3.0 (https://creativecommons.org/licenses/by-sa/3.0/), unmodified.',
};

/** `licences.txt`: the licence of every package that is in the build, found by what was really bundled. */
const licences: Plugin = {
  name: 'licences',
  generateBundle(_, bundle) {
    const roots = new Set<string>();
    for (const part of Object.values(bundle)) {
      if (part.type !== 'chunk') continue;
      for (const id of part.moduleIds) {
        const root = /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.split('\\').join('/'))?.[1];
        if (root) roots.add(root);
      }
    }
    const texts = [...roots].sort().flatMap((root) => {
      const manifest = join(root, 'package.json');
      if (!existsSync(manifest)) return [];
      const { name, version, license } = JSON.parse(readFileSync(manifest, 'utf8'));
      const file = readdirSync(root).find((one) => /^(?:licen[cs]e|copying)/i.test(one));
      const text = file ? readFileSync(join(root, file), 'utf8').trim() : '';
      return [[`${name} ${version} (${license})`, NOTICES[name] ?? '', text].filter(Boolean).join('\n\n')];
    });
    const head = 'Waymark is under the MIT licence. It contains these packages, each under its own licence.';
    const source = [head, ...texts].join(`\n\n${'-'.repeat(78)}\n\n`);
    this.emitFile({ type: 'asset', fileName: 'licences.txt', source: `${source}\n` });
  },
};

export default defineConfig({
  root: here,
  define: { __APP_ORIGIN__: JSON.stringify(APP_ORIGIN) },
  // Dexie's modules for browsers of today; its package hands out a build for old ones, which is larger
  resolve: { alias: { html2canvas: nothing, canvg: nothing, dexie: 'dexie/dist/modern/dexie.mjs' } },
  build: {
    outDir: resolve(here, '../dist/pwa'),
    emptyOutDir: true,
    target: ['chrome120', 'firefox128', 'safari17.4'],
    modulePreload: {
      polyfill: false,
      // The names of what each lazy part needs stand in the first script. Only the screens that the app opens with are worth
      // them: for others what they need is asked for a moment later, from the service worker's cache as a rule.
      resolveDependencies: (part, needed) =>
        FIRST_SCREENS.test(part) ? needed : needed.filter((name) => name.endsWith('.css')),
    },
    // inlined files would be data: addresses, which the content security policy refuses for fonts and scripts
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // whichever parts ask for which half of it: in two pieces it is larger than in one
        codeSplitting: { groups: [{ name: 'vue', test: /node_modules\/@vue\// }] },
      },
    },
  },
  plugins: [
    vue({ features: { optionsAPI: false } }),
    licences,
    VitePWA({
      strategies: 'injectManifest',
      srcDir: '.',
      filename: 'service-worker.ts',
      injectRegister: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,png,ttf,txt,webmanifest}'],
        maximumFileSizeToCacheInBytes: 4_000_000,
      },
      manifest: {
        id: '/',
        name: 'Waymark',
        short_name: 'Waymark',
        description: 'A CPD portfolio for health professionals that lives on your own devices.',
        lang: 'en-GB',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        // a second start brings the window that is open to the front (shell/launches.ts)
        launch_handler: { client_mode: 'focus-existing' },
        background_color: '#faf9f5',
        theme_color: '#0b5c6b',
        categories: ['education', 'medical', 'productivity'],
        icons: [
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
        // answered by the service worker (pwa/share/answer-share.ts); no server reads it
        share_target: {
          action: '/share',
          method: 'POST',
          enctype: 'multipart/form-data',
          params: { title: 'title', text: 'text', url: 'url', files: [{ name: 'files', accept: ['*/*'] }] },
        },
        // what pwa/import understands; taken by pwa/shell/launches.ts
        file_handlers: [
          {
            action: '/import',
            accept: {
              'application/pdf': ['.pdf'],
              'image/png': ['.png'],
              'image/jpeg': ['.jpg', '.jpeg'],
              'image/webp': ['.webp'],
              'image/gif': ['.gif'],
              'image/avif': ['.avif'],
              'application/x-research-info-systems': ['.ris'],
              'application/x-bibtex': ['.bib'],
              'text/csv': ['.csv'],
              'text/html': ['.html', '.htm'],
              'text/x-opml': ['.opml'],
              'text/calendar': ['.ics'],
            },
          },
        ],
        shortcuts: [
          { name: 'Add something', url: '/add', icons: [{ src: '/icon-192.png', sizes: '192x192' }] },
          { name: 'Inbox', url: '/inbox', icons: [{ src: '/icon-192.png', sizes: '192x192' }] },
          { name: 'Where I stand', url: '/cycle', icons: [{ src: '/icon-192.png', sizes: '192x192' }] },
        ],
      },
    }),
  ],
});
