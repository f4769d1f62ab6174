// The counts that end every test run are right, and no failure hides in them.
import { expect, test } from 'vitest';
import { countPlaywright, countVitest } from './counts.ts';

test('counts passed and failed unit tests, and names the failed ones', () => {
  const report = {
    testResults: [
      {
        name: 'a.test.ts',
        status: 'failed',
        assertionResults: [
          { fullName: 'keeps a page', status: 'passed' },
          { fullName: 'explains a gap', status: 'failed' },
        ],
      },
    ],
  };
  expect(countVitest(report)).toEqual({ passed: 1, failed: 1, failures: ['a.test.ts: explains a gap (failed)'] });
});

test('a skipped unit test is a failure', () => {
  const report = {
    testResults: [{ name: 'a.test.ts', status: 'passed', assertionResults: [{ fullName: 'x', status: 'pending' }] }],
  };
  expect(countVitest(report)).toMatchObject({ passed: 0, failed: 1 });
});

test('a test file that could not be loaded is a failure', () => {
  const report = { testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults: [] }] };
  expect(countVitest(report)).toEqual({ passed: 0, failed: 1, failures: ['a.test.ts: the file itself failed'] });
});

test('counts browser tests in nested groups; a repeated one and a skipped one are failures', () => {
  const spec = (title: string, status: string) => ({ title, file: 'x.e2e.ts', line: 7, tests: [{ status }] });
  const report = {
    suites: [
      {
        title: 'x.e2e.ts',
        file: 'x.e2e.ts',
        specs: [spec('keeps', 'expected'), spec('flickers', 'flaky')],
        suites: [{ title: 'group', file: 'x.e2e.ts', specs: [spec('left out', 'skipped')] }],
      },
    ],
    errors: [{ message: 'no tests found' }],
  };
  expect(countPlaywright(report)).toEqual({
    passed: 1,
    failed: 3,
    failures: ['x.e2e.ts:7: flickers (flaky)', 'x.e2e.ts:7: left out (skipped)', 'no tests found'],
  });
});
