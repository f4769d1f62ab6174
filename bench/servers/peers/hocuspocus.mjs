// Hocuspocus with its SQLite extension, as its documentation starts it. Run as `node hocuspocus.mjs FOLDER [PORT]`.
import { join } from 'node:path';
import { SQLite } from '@hocuspocus/extension-sqlite';
import { Server } from '@hocuspocus/server';

const [folder = '', port = '0'] = process.argv.slice(2);
const server = new Server({
  port: Number(port),
  address: '127.0.0.1',
  quiet: true,
  extensions: [new SQLite({ database: join(folder, 'hocuspocus.sqlite') })],
});
await server.listen();
console.log(`listening on http://127.0.0.1:${server.address.port}`);
