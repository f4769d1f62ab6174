// Starts the sync server from the command line, and stops it gently.
import { readOptions, USAGE } from './options.ts';
import { startServer } from './server.ts';

if (process.argv.includes('--help')) {
  console.log(USAGE);
  process.exit(0);
}

try {
  const server = await startServer(readOptions(process.argv.slice(2), process.env));
  console.log(`listening on http://127.0.0.1:${server.port}`);
  let isStopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (isStopping) process.exit(1); // asked twice: now
      isStopping = true;
      server.stop().then(
        () => process.exit(0),
        (cause: unknown) => {
          console.error(cause);
          process.exit(1);
        },
      );
    });
} catch (cause) {
  console.error(`The server did not start: ${cause instanceof Error ? cause.message : String(cause)}`);
  process.exit(1);
}
