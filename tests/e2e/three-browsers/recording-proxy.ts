// Stands between the browsers and the server: writes every byte to the disk, and can be cut or fall silent as networks do.
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';

/** `cut`: connections end at once. `silent`: nothing moves, and nobody is told; it goes on where it was. */
export type Way = 'open' | 'cut' | 'silent';

interface Conversation {
  readonly ends: readonly Socket[];
  readonly up: WriteStream;
  readonly down: WriteStream;
}

/** Both directions of one connection, as they went over the wire. */
export interface Recorded {
  readonly up: Buffer;
  readonly down: Buffer;
}

export class RecordingProxy {
  readonly #server: Server;
  readonly #folder: string;
  readonly #targetPort: () => number;
  readonly #conversations: Conversation[] = [];
  #way: Way = 'open';
  /** Who came while it was silent. */
  #held: Socket[] = [];

  private constructor(folder: string, targetPort: () => number) {
    this.#folder = folder;
    this.#targetPort = targetPort;
    this.#server = createServer((client) => this.#take(client));
  }

  /** `targetPort` is asked at each connection: the server comes back on another port. */
  static async open(port: number, folder: string, targetPort: () => number): Promise<RecordingProxy> {
    const proxy = new RecordingProxy(folder, targetPort);
    proxy.#server.listen(port, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  setWay(way: Way): void {
    this.#way = way;
    const ends = this.#conversations.flatMap((conversation) => conversation.ends);
    for (const end of ends) {
      if (way === 'cut') end.destroy();
      else if (way === 'silent') end.pause();
      else end.resume();
    }
    if (way === 'silent') return;
    for (const client of this.#held.splice(0)) this.#take(client);
  }

  #take(client: Socket): void {
    client.on('error', () => client.destroy());
    if (this.#way === 'cut') {
      client.destroy();
      return;
    }
    if (this.#way === 'silent') {
      client.pause();
      this.#held.push(client);
      return;
    }
    const server = connect(this.#targetPort(), '127.0.0.1');
    const path = join(this.#folder, String(this.#conversations.length));
    const [up, down] = [createWriteStream(`${path}.up`), createWriteStream(`${path}.down`)];
    this.#conversations.push({ ends: [client, server], up, down });
    pass(client, server, up);
    pass(server, client, down);
    // one that was held was told to pause
    client.resume();
  }

  /** Ends all connections; what they carried is on the disk when this resolves. */
  async close(): Promise<void> {
    for (const client of this.#held) client.destroy();
    for (const { ends } of this.#conversations) for (const end of ends) end.destroy();
    this.#server.close();
    for (const { up, down } of this.#conversations)
      for (const record of [up, down]) if (!record.closed) await once(record, 'close');
  }

  /** After `close`: one conversation after the other, since together they may be large. */
  async *recorded(): AsyncGenerator<Recorded> {
    for (const { up, down } of this.#conversations)
      yield { up: await readFile(up.path), down: await readFile(down.path) };
  }
}

function pass(from: Socket, to: Socket, record: WriteStream): void {
  from.on('data', (bytes) => {
    record.write(bytes);
    if (!to.destroyed) to.write(bytes);
  });
  from.on('end', () => to.end());
  from.on('error', () => to.destroy());
  from.on('close', () => {
    record.end();
    to.destroySoon();
  });
}
