// A way to a server on this machine that can be shut, as a network or a server goes away, and opened again at the same port.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Gate {
  readonly port: number;
  /** Breaks what goes through, and refuses what comes. */
  shut(): Promise<void>;
  open(): Promise<void>;
}

export async function aGate(toPort: number): Promise<Gate> {
  const passing = new Set<Socket>();
  const gate = createServer((from) => {
    const to = connect(toPort, '127.0.0.1');
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      passing.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.once('close', () => {
        passing.delete(one);
        other.destroy();
      });
    }
  });
  const listen = (port: number) => new Promise<void>((resolve) => gate.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = gate.address() as AddressInfo;
  return {
    port,
    async shut() {
      if (!gate.listening) return;
      const closed = new Promise((resolve) => gate.close(resolve));
      for (const socket of passing) socket.destroy();
      await closed;
    },
    async open() {
      if (!gate.listening) await listen(port);
    },
  };
}
