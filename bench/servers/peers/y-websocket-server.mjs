// @y/websocket-server with LevelDB: its own connections and documents, and the persistence that it leaves to whoever runs it.
// Run as `node y-websocket-server.mjs FOLDER [PORT]`.
import { createServer } from 'node:http';
import { setPersistence, setupWSConnection } from '@y/websocket-server/utils';
import WebSocket from 'ws';
import { LeveldbPersistence } from 'y-leveldb';
import * as Y from 'yjs';

const [folder = '', port = '0'] = process.argv.slice(2);
const stored = new LeveldbPersistence(folder);

// as y-websocket did it while the server was part of it: every update goes to the database while it is told to the others
setPersistence({
  provider: stored,
  async bindState(name, doc) {
    const known = await stored.getYDoc(name);
    const already = Y.encodeStateAsUpdate(doc);
    stored.storeUpdate(name, already);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(known));
    doc.on('update', (update) => stored.storeUpdate(name, update));
  },
  async writeState() {},
});

const http = createServer((_request, response) => response.end('okay'));
const sockets = new WebSocket.Server({ noServer: true });
sockets.on('connection', setupWSConnection);
http.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (connected) => sockets.emit('connection', connected, request));
});
http.listen(Number(port), '127.0.0.1', () => console.log(`listening on http://127.0.0.1:${http.address().port}`));
