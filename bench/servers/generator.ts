// The generator, a process of its own: starts one server, makes one run with it, and hands back what came out.
import { SERVERS, startMeasuredServer } from './measured-server.ts';
import { RUNS, type RunName } from './runs/index.ts';

const isRun = (name = ''): name is RunName => name in RUNS;

const [runName, serverName, core] = process.argv.slice(2);
const name = SERVERS.find((one) => one === serverName);
if (!isRun(runName) || !name) throw new Error(`there is no ${runName} with ${serverName}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1)); // and the server ends with it
const server = await startMeasuredServer(name, core === undefined ? null : Number(core));
try {
  const outcome = await RUNS[runName](server);
  process.send?.(outcome);
} finally {
  await server.remove();
}
process.exit();
