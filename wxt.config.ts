// The extension's build for both browsers. The tree in extension/entrypoints is the rest of the manifest.
import { defineConfig } from 'wxt';

/** Where the app is served; the bridge to it runs on this origin only. Other builds name theirs in WAYMARK_APP_ORIGIN. */
const APP_ORIGIN = new URL(process.env.WAYMARK_APP_ORIGIN ?? 'http://localhost:8787').origin;

/** Firefox knows no ports in match patterns; the content script compares the whole origin. */
const appPattern = `${new URL(APP_ORIGIN).protocol}//${new URL(APP_ORIGIN).hostname}/*`;

// Firefox's default policy upgrades ws://localhost to wss://, which a local server does not speak; hence one of our own for both
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'";

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
    permissions: ['activeTab', 'scripting', 'storage', 'unlimitedStorage'],
    action: { default_title: 'Keep this page in Waymark' },
    commands: { _execute_action: { suggested_key: { default: 'Alt+Shift+K' } } },
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
