// Starts the sync server from the command line and stops it gently, or copies what it stores.
import { backUp, type Copied, restore } from './backup.ts';
import { openLog } from './log.ts';
import { type Command, readCommand, USAGE } from './options.ts';
import { startServer } from './server.ts';

/** A process manager that is told so starts the server anew. */
const CRASHED = 1;

async function serve({ options, logFormat }: Extract<Command, { name: 'serve' }>): Promise<void> {
  const log = openLog(logFormat);
  const crash = (cause: unknown) => {
    log.error('crashed', 'The server ends because of an error that it does not know.', cause);
    process.exit(CRASHED);
  };
  process.on('uncaughtException', crash).on('unhandledRejection', crash);
  const server = await startServer({ ...options, log });
  log.info('listening', `listening on http://127.0.0.1:${server.port}`, { port: server.port });
  let isStopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (isStopping) process.exit(1); // asked twice: now
      isStopping = true;
      log.info('stopping', 'stopping: what has arrived is stored, and clients are told');
      server.stop().then(() => {
        log.info('stopped', 'stopped');
        process.exit(0);
      }, crash);
    });
}

const told = ({ rooms, files, sizeBytes }: Copied, where: string): string =>
  `${counted(rooms, 'room')}, ${counted(files, 'file')}, ${(sizeBytes / 1e6).toFixed(1)} MB, ${where}`;

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

async function run(command: Command): Promise<void> {
  if (command.name === 'serve') return serve(command);
  if (command.name === 'help') return console.log(USAGE);
  const { folder, dataFolder } = command;
  if (command.name === 'backup') console.log(told(backUp(dataFolder, folder), `copied to ${folder}`));
  else console.log(told(restore(folder, dataFolder), `put into ${dataFolder}`));
}

/** How the sentence begins that says why. */
const FAILED = { serve: 'The server did not start', backup: 'Nothing was copied', restore: 'Nothing was put back' };

let failed = FAILED.serve;
try {
  const command = readCommand(process.argv.slice(2), process.env);
  if (command.name !== 'help') failed = FAILED[command.name];
  await run(command);
} catch (cause) {
  console.error(`${failed}: ${cause instanceof Error ? cause.message : String(cause)}`);
  process.exit(1);
}
