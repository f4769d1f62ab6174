// `npm test`: sets up what is missing, runs every check there is, and ends with the line `N passed, N failed`.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { type Count, countPlaywright, countVitest } from './counts.ts';
import { root, run } from './processes.ts';
import { setUp } from './set-up.ts';

const REPORTS = 'test-results';

interface Stage {
  name: string;
  commands: string[][];
  /** The report the stage leaves behind; a stage without one counts as a single test. */
  report?: { file: string; count(report: unknown): Count };
  /** A stage that cannot mean anything unless this one passed. */
  after?: string;
}

function unitStage(project: 'node' | 'browser'): Stage {
  const file = `${REPORTS}/unit-${project}.json`;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return {
    name: `unit, ${project}`,
    commands: [['vitest', 'run', '--project', project, ...reporters]],
    report: { file, count: countVitest },
  };
}

const stages: readonly Stage[] = [
  { name: 'lint', commands: [['npm', 'run', '--silent', 'lint']] },
  { name: 'types', commands: [['npm', 'run', '--silent', 'types']] },
  unitStage('node'),
  unitStage('browser'),
  {
    name: 'build',
    commands: [
      ['npm', 'run', '--silent', 'build:extension'],
      ['npm', 'run', '--silent', 'build:pwa'],
    ],
  },
  {
    name: 'end to end',
    commands: [['playwright', 'test']],
    report: { file: `${REPORTS}/e2e.json`, count: countPlaywright },
    after: 'build',
  },
];

function readCount(stage: Stage, exitCode: number): Count {
  const died = { passed: 0, failed: 1, failures: [`${stage.name} ended with exit code ${exitCode}`] };
  if (!stage.report) return exitCode === 0 ? { passed: 1, failed: 0, failures: [] } : died;
  let count: Count;
  try {
    count = stage.report.count(JSON.parse(readFileSync(stage.report.file, 'utf8')));
  } catch {
    return { ...died, failures: [`${stage.name} ended with exit code ${exitCode} and left no report`] };
  }
  const isSilentFailure = count.failed === 0 && (exitCode !== 0 || count.passed === 0);
  return isSilentFailure ? { ...count, failed: 1, failures: died.failures } : count;
}

async function runStage(stage: Stage, env: NodeJS.ProcessEnv): Promise<Count> {
  console.log(`\n--- ${stage.name}`);
  for (const [command = '', ...args] of stage.commands) {
    const exitCode = await run(command, args, env);
    if (exitCode !== 0 || stage.report) return readCount(stage, exitCode);
  }
  return readCount(stage, 0);
}

async function runStages(env: NodeJS.ProcessEnv): Promise<Map<string, Count>> {
  const counts = new Map<string, Count>();
  const lines: string[] = [];
  for (const stage of stages) {
    const startedAtMs = Date.now();
    const isPointless = stage.after !== undefined && counts.get(stage.after)?.failed !== 0;
    const count = isPointless
      ? { passed: 0, failed: 1, failures: [`${stage.name} did not run, because ${stage.after} failed`] }
      : await runStage(stage, env);
    counts.set(stage.name, count);
    const seconds = ((Date.now() - startedAtMs) / 1000).toFixed(1);
    lines.push(`${stage.name.padEnd(16)}${count.passed} passed, ${count.failed} failed in ${seconds} s`);
  }
  const failures = [...counts.values()].flatMap((count) => count.failures);
  console.log('');
  for (const failure of failures) console.log(`failed: ${failure.replace(`${root}/`, '')}`);
  for (const line of lines) console.log(line);
  return counts;
}

function end(passed: number, failed: number): void {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

process.chdir(root);
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
const ready = await setUp();
if (ready.ready) {
  const counts = [...(await runStages(ready.env)).values()];
  const sum = (pick: (count: Count) => number) => counts.reduce((total, count) => total + pick(count), 0);
  end(
    sum((count) => count.passed),
    sum((count) => count.failed),
  );
} else {
  for (const line of ready.missing) console.log(line);
  console.log('Nothing was tested.');
  end(0, ready.missing.length);
}
