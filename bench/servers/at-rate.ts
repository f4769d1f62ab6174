// Pairs of devices in rooms, and writing in them at a steady rate whatever the server does.
import { type Client, connect, eachOf } from './client.ts';
import { type Delivery, openDelivery } from './delivery.ts';
import type { MeasuredServer } from './measured-server.ts';
import { newRooms, type Room } from './rooms.ts';

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export interface Pairs {
  readonly rooms: readonly Room[];
  readonly clients: readonly Client[];
  readonly delivery: Delivery;
  close(): void;
}

/** Two devices in each of so many new rooms. */
export async function connectPairs(server: MeasuredServer, roomCount: number): Promise<Pairs> {
  const rooms = newRooms(server, roomCount);
  const delivery = openDelivery();
  const clients: Client[] = [];
  await eachOf([...rooms, ...rooms], 64, async (room) => {
    const client = await connect(server, room, {
      onUpdate: (update, { clientId }) => delivery.hear(clientId, update, performance.now()),
      onConfirmed: (count, clientId) => delivery.confirm(clientId, count),
    });
    clients.push(client);
  });
  return { rooms, clients, delivery, close: () => clients.forEach((client) => void client.close()) };
}

/** How much is sent between two looks at the clock, where the generator has fallen behind. */
const AT_ONCE = 100;

/** Writes in turn from all that are connected; resolves with the seconds it took, which are more where the generator is too slow. */
export function writeAtRate(
  { clients, delivery }: Pairs,
  rate: number,
  seconds: number,
  withReceipts = false,
): Promise<number> {
  const beganMs = performance.now();
  const elapsedS = () => (performance.now() - beganMs) / 1_000;
  let written = 0;
  const writeOne = () => {
    const client = clients[written % clients.length];
    written += 1;
    if (!client?.isOpen) return;
    delivery.send(client.clientId, client.append(), performance.now());
    if (withReceipts) client.askReceipt();
  };
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const due = Math.min(rate * elapsedS(), rate * seconds);
      for (let left = AT_ONCE; written < due && left > 0; left -= 1) writeOne();
      if (written < rate * seconds && elapsedS() < 2 * seconds) return;
      clearInterval(timer);
      resolve(elapsedS());
    }, 1);
  });
}

/** Resolves when everything has arrived, or nothing has for two seconds. */
export async function allDelivered(delivery: Delivery): Promise<void> {
  let [told, quiet] = [-1, 0];
  while (delivery.told < delivery.count && quiet < 20) {
    quiet = delivery.told === told ? quiet + 1 : 0;
    told = delivery.told;
    await pause(100);
  }
}
