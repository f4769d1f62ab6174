// The extension's build for both browsers. The tree in extension/entrypoints is the rest of the manifest.
import { defineConfig } from 'wxt';

/** Where the app is served; the bridge to it runs on this origin only. Other builds name theirs in WAYMARK_APP_ORIGIN. */
const APP_ORIGIN = new URL(process.env.WAYMARK_APP_ORIGIN ?? 'http://localhost:8787').origin;

/** Firefox knows no ports in match patterns; the content script compares the whole origin. */
const appPattern = `${new URL(APP_ORIGIN).protocol}//${new URL(APP_ORIGIN).hostname}/*`;

// connect-src: the worker fetches the PDF that a page offers from the page's own site, and nothing else from anywhere;
// and it connects to the sync server that the person chose, which may be anywhere on a protected connection, or on this computer.
// Firefox's default policy upgrades ws://localhost to wss://, which a local server does not speak; hence one of our own for both
const POLICY =
  "default-src 'none'; script-src 'self'; worker-src 'self'; frame-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self' http: https: wss: ws://localhost:* ws://127.0.0.1:*; base-uri 'none'; form-action 'none'; object-src 'none'";

export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  outDir: 'dist/extension',
  modules: ['@wxt-dev/module-vue'],
  imports: false,
  manifestVersion: 3,
  vite: () => ({
    define: { __APP_ORIGIN__: JSON.stringify(APP_ORIGIN), __VUE_OPTIONS_API__: 'false' },
  }),
  hooks: {
    'build:manifestGenerated': (_, manifest) => {
      for (const script of manifest.content_scripts ?? []) script.matches = [appPattern];
    },
  },
  manifest: ({ browser }) => ({
    name: 'Waymark',
    description: 'Keep the page, webinar or course you are learning from as dated CPD evidence.',
    permissions: [
      'activeTab',
      'alarms',
      'contextMenus',
      'scripting',
      'storage',
      'unlimitedStorage',
      // Firefox reads PDFs in a frame of its background page instead
      ...(browser === 'firefox' ? [] : ['offscreen', 'sidePanel']),
    ],
    // asked for by name, one host at a time, when a person wants something that needs it
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    // `idle` tells when the screen is locked, so that no time is counted then; no browser asks the person about it
    optional_permissions: ['idle', 'tabs'],
    // one worker for all windows: it asks of each tab whether it is private, and leaves it alone unless the person allows it
    incognito: 'spanning',
    action: { default_title: 'Keep this page in Waymark' },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+K' } },
      'keep-now': {
        suggested_key: { default: 'Alt+Shift+S' },
        description: 'Keep this page at once, without a window',
      },
      'mark-passage': { suggested_key: { default: 'Alt+Shift+M' }, description: 'Mark the selected passage' },
    },
    content_security_policy: { extension_pages: POLICY },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'waymark@waymark.invalid',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {
          // 123 knows light-dark(); bytes arrive as bytes where the browser knows it (Chrome 148); elsewhere messages fall back to base64
          message_serialization: 'structured_clone',
          minimum_chrome_version: '123',
        }),
  }),
});
