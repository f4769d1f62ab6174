// Reads the JSON reports of Vitest and Playwright into one kind of count.

/** How a stage went. A skipped or unfinished test is a failure here: nothing is left out in silence. */
export interface Count {
  passed: number;
  failed: number;
  /** A line for each failure: where it is and what it says it tests. */
  failures: string[];
}

interface VitestReport {
  testResults: {
    name: string;
    status: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
}

/** Counts a Vitest JSON report; a file that failed before its first test counts as one failure. */
export function countVitest(report: unknown): Count {
  const files = (report as VitestReport).testResults;
  const count: Count = { passed: 0, failed: 0, failures: [] };
  for (const file of files) {
    for (const test of file.assertionResults) {
      if (test.status === 'passed') count.passed += 1;
      else count.failures.push(`${file.name}: ${test.fullName} (${test.status})`);
    }
    const isAllPassed = file.assertionResults.every((test) => test.status === 'passed');
    if (file.status !== 'passed' && isAllPassed) count.failures.push(`${file.name}: the file itself failed`);
  }
  return { ...count, failed: count.failures.length };
}

interface PlaywrightSuite {
  title: string;
  file: string;
  suites?: PlaywrightSuite[];
  specs?: { title: string; file: string; line: number; tests: { status: string }[] }[];
}
interface PlaywrightReport {
  suites: PlaywrightSuite[];
  errors: { message?: string }[];
}

/** Counts a Playwright JSON report; a test that passed only when repeated, or was skipped, is a failure. */
export function countPlaywright(report: unknown): Count {
  const { suites, errors } = report as PlaywrightReport;
  const count: Count = { passed: 0, failed: 0, failures: [] };
  const walk = (suite: PlaywrightSuite): void => {
    for (const spec of suite.specs ?? [])
      for (const test of spec.tests) {
        if (test.status === 'expected') count.passed += 1;
        else count.failures.push(`${spec.file}:${spec.line}: ${spec.title} (${test.status})`);
      }
    for (const inner of suite.suites ?? []) walk(inner);
  };
  for (const suite of suites) walk(suite);
  for (const error of errors) count.failures.push(error.message ?? 'an error outside every test');
  return { ...count, failed: count.failures.length };
}
