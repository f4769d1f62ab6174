// Two kinds of unit tests: `node` for what needs no browser, `browser` in a real Chromium for what needs IndexedDB, locks or a DOM.
import vue from '@vitejs/plugin-vue';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

const everywhere = ['shared', 'extension', 'pwa', 'sync-server', 'tests', 'bench', 'scripts'];
const tests = (suffix: string) => everywhere.map((folder) => `${folder}/**/*.${suffix}.ts`);

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: tests('test'),
          exclude: [...tests('browser.test'), '**/node_modules/**', 'dist/**'],
          environment: 'node',
        },
      },
      {
        plugins: [vue()],
        define: { __APP_ORIGIN__: JSON.stringify('http://localhost:8787') },
        test: {
          name: 'browser',
          include: tests('browser.test'),
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                ...(process.env.WAYMARK_CHROMIUM ? { executablePath: process.env.WAYMARK_CHROMIUM } : {}),
                args: ['--no-sandbox', '--disable-quic'],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
