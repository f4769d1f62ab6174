// Two kinds of unit tests: `node` for what needs no browser, `browser` in a real Chromium for what needs IndexedDB, locks or a DOM.
import vue from '@vitejs/plugin-vue';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

const everywhere = ['shared', 'extension', 'pwa', 'sync-server', 'tests', 'bench', 'scripts'];
const tests = (suffix: string) => everywhere.map((folder) => `${folder}/**/*.${suffix}.ts`);

/** A test that hangs is ended by this; how long one takes is never what it tests. */
const TEST_TIMEOUT_MS = 30_000;

/**
 * y-indexeddb drops the promises of its own reads and writes, so what fails there reaches nobody but the window. The portfolio
 * finds out by itself (shared/portfolio/update-store.ts), which is what the tests that make them fail are about.
 */
const DROPPED_BY_Y_INDEXEDDB = ['AbortError: The transaction was aborted', 'Unexpected end of array'];
const isDropped = (error: { message?: string; stack?: string }) =>
  DROPPED_BY_Y_INDEXEDDB.some((message) => error.message?.startsWith(message)) &&
  (error.stack ?? '').includes('/deps/');

export default defineConfig({
  test: {
    onUnhandledError: (error) => !isDropped(error),
    projects: [
      {
        test: {
          name: 'node',
          include: tests('test'),
          exclude: [...tests('browser.test'), '**/node_modules/**', 'dist/**'],
          environment: 'node',
          testTimeout: TEST_TIMEOUT_MS,
        },
      },
      {
        plugins: [vue()],
        // found while tests run, a dependency would be bundled then, and the page would start again in the middle of them
        // and what only a worker asks for is found by nobody
        optimizeDeps: {
          entries: [...tests('browser.test'), 'pwa/**/*-worker.ts'],
          include: ['read-excel-file/universal', 'mammoth'],
        },
        define: { __APP_ORIGIN__: JSON.stringify('http://localhost:8787') },
        test: {
          name: 'browser',
          include: tests('browser.test'),
          testTimeout: TEST_TIMEOUT_MS,
          // all files share one origin, and so its databases
          fileParallelism: false,
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
