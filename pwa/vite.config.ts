// The app's build: Vue, a service worker of our own that keeps everything the build made, and no code that is never run.
import { resolve } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/** Where the app is served; the extension's build names the same. */
const APP_ORIGIN = process.env.WAYMARK_APP_ORIGIN ?? 'http://localhost:8787';
const here = import.meta.dirname;
/** jsPDF loads these only to draw HTML or SVG, which we never ask of it; its third, DOMPurify, is there for kept pages anyway. */
const nothing = resolve(here, 'export/nothing.ts');

export default defineConfig({
  root: here,
  define: { __APP_ORIGIN__: JSON.stringify(APP_ORIGIN) },
  resolve: { alias: { html2canvas: nothing, canvg: nothing } },
  build: {
    outDir: resolve(here, '../dist/pwa'),
    emptyOutDir: true,
    target: ['chrome120', 'firefox128', 'safari17.4'],
    modulePreload: { polyfill: false },
    // inlined files would be data: addresses, which the content security policy refuses for fonts and scripts
    assetsInlineLimit: 0,
  },
  plugins: [
    vue(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: '.',
      filename: 'service-worker.ts',
      injectRegister: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,png,ttf,webmanifest}'],
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
        background_color: '#faf9f5',
        theme_color: '#0b5c6b',
        categories: ['education', 'medical', 'productivity'],
        icons: [
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
        shortcuts: [
          { name: 'Add an activity', url: '/add' },
          { name: 'Inbox', url: '/inbox' },
          { name: 'Where I stand', url: '/cycle' },
        ],
      },
    }),
  ],
});
