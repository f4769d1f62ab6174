// The extension's build for both browsers. The tree in extension/entrypoints is the rest of the manifest.
import { defineConfig } from 'wxt';

/** Where the app is served; the bridge to it runs on this origin only. Other builds name theirs in WAYMARK_APP_ORIGIN. */
const APP_ORIGIN = process.env.WAYMARK_APP_ORIGIN ?? 'http://localhost:8787';

export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  outDir: 'dist/extension',
  modules: ['@wxt-dev/module-vue'],
  imports: false,
  manifestVersion: 3,
  vite: () => ({ define: { __APP_ORIGIN__: JSON.stringify(APP_ORIGIN) } }),
  manifest: ({ browser }) => ({
    name: 'Waymark',
    description: 'Keep the page, webinar or course you are learning from as dated CPD evidence.',
    permissions: ['activeTab', 'scripting', 'storage', 'unlimitedStorage'],
    action: { default_title: 'Keep this page in Waymark' },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'waymark@waymark.invalid',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
          // Firefox's default policy upgrades ws://localhost to wss://, which a local server does not speak
          content_security_policy: { extension_pages: "script-src 'self'; object-src 'self'" },
        }
      : {
          // bytes arrive as bytes where the browser knows it (Chrome 148); elsewhere messages fall back to base64
          message_serialization: 'structured_clone',
          minimum_chrome_version: '120',
        }),
  }),
});
