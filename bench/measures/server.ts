// The sync server beside two others that carry Yjs documents, each with the durability it has, each on one processor core.
import { loadavg } from 'node:os';
import { type Figure, type Measure, percentile, type Target } from '../figures.ts';
import { twoCores } from '../servers/cores.ts';
import { SERVERS, type ServerName } from '../servers/measured-server.ts';
import { installPeers } from '../servers/peers.ts';
import { runApart } from '../servers/run-apart.ts';
import { RATE } from '../servers/runs/fan-out.ts';
import type { Outcome, RunName } from '../servers/runs/index.ts';

/** So often, taking turns, where a moment's disturbance would decide; the median counts. */
const ROUNDS = 3;
const PEERS = {
  'y-websocket-server': '@y/websocket-server with LevelDB',
  hocuspocus: 'Hocuspocus with SQLite',
} as const;
const BUSY = 0.5;

/** What one run gave, by server. */
type Outcomes<Name extends RunName> = Record<ServerName, Outcome<Name>[]>;

async function withAll<Name extends RunName>(run: Name, rounds = 1): Promise<Outcomes<Name>> {
  await installPeers();
  if (!twoCores()) console.log('there is no taskset, or only one core: server and generator take time from each other');
  if ((loadavg()[0] ?? 0) > BUSY) console.log('other programs are busy on this machine, which shows in the figures');
  const outcomes: Outcomes<Name> = { waymark: [], 'y-websocket-server': [], hocuspocus: [] };
  for (let round = 0; round < rounds; round += 1)
    for (const server of SERVERS) outcomes[server].push(await runApart(run, server));
  return outcomes;
}

interface Comparison {
  name: string;
  unit: string;
  /** What is said after the name of the peer. */
  under: string;
  /** Ours and theirs to the ratio. */
  ratio: ((value: number, baseline: number) => number) | null;
  target?: Target;
}

const howMuch = (value: number, baseline: number): number => value / baseline;
const howMuchSooner = (value: number, baseline: number): number => baseline / value;

/** A figure against each of the two. */
function against<Name extends RunName>(
  outcomes: Outcomes<Name>,
  { name, unit, under, ratio, target }: Comparison,
  read: (outcome: Outcome<Name>) => number,
): Figure[] {
  const median = (server: ServerName) => percentile(outcomes[server].map(read), 0.5);
  const value = median('waymark');
  return (['y-websocket-server', 'hocuspocus'] as const).map((peer) => ({
    name: `server/${name}/${peer}`,
    value,
    unit,
    against: `${PEERS[peer]}, ${under}`,
    baseline: median(peer),
    ...(ratio ? { ratio: ratio(value, median(peer)) } : {}),
    ...(target ? { target } : {}),
  }));
}

async function sustained(): Promise<Figure[]> {
  const outcomes = await withAll('sustained');
  const comparison = { name: 'sustained', unit: 'updates/s', under: 'p99 within 100 ms', ratio: howMuch };
  return against(outcomes, { ...comparison, target: 'ratio >= 1' }, ({ updatesPerSecond }) => updatesPerSecond);
}

async function fanOut(): Promise<Figure[]> {
  const outcomes = await withAll('fanOut', ROUNDS);
  const comparison = { unit: 'ms', under: `${RATE} updates/s`, ratio: howMuchSooner } as const;
  return [
    ...against(outcomes, { ...comparison, name: 'fan-out-p99', target: 'ratio >= 1' }, ({ p99 }) => p99),
    ...against(outcomes, { ...comparison, name: 'fan-out-p50' }, ({ p50 }) => p50),
  ];
}

async function memory(run: 'idleMemory' | 'roomMemory', name: string, of: string): Promise<Figure[]> {
  const outcomes = await withAll(run);
  const count = Math.min(...SERVERS.flatMap((server) => outcomes[server].map((held) => held.count)));
  const under = `${count.toLocaleString('en-GB')} ${of}s`;
  const comparison = { name, unit: `kB a ${of}`, under, ratio: howMuch } as const;
  return against(outcomes, comparison, ({ kbEach }) => kbEach);
}

async function restart(): Promise<Figure[]> {
  const outcomes = await withAll('restart');
  const under = '1,000 rooms, 2,000 devices';
  return [
    ...against(
      outcomes,
      { name: 'restart', unit: 's', under, ratio: howMuchSooner },
      ({ completeMs }) => completeMs / 1_000,
    ),
    ...against(
      outcomes,
      { name: 'restart-told-too-early', unit: 'devices', under, ratio: null, target: 'value <= 0' },
      ({ toldTooEarly }) => toldTooEarly,
    ),
  ];
}

async function kill(): Promise<Figure[]> {
  const outcomes = await withAll('kill');
  const owed = (server: ServerName) => outcomes[server][0]?.owed.toLocaleString('en-GB');
  console.log(`told or confirmed before the kill: ${SERVERS.map((name) => `${name} ${owed(name)}`).join(', ')}`);
  const comparison = { name: 'lost-on-kill', unit: 'updates', under: '500 updates/s', ratio: null } as const;
  return against(outcomes, { ...comparison, target: 'value <= 0' }, ({ lost }) => lost);
}

const names = (...figures: string[]) =>
  figures.flatMap((name) => Object.keys(PEERS).map((peer) => `server/${name}/${peer}`));

export const serverMeasures: readonly Measure[] = [
  { figures: names('sustained'), run: sustained },
  { figures: names('fan-out-p99', 'fan-out-p50'), run: fanOut },
  { figures: names('idle-memory'), run: () => memory('idleMemory', 'idle-memory', 'connection') },
  { figures: names('room-memory'), run: () => memory('roomMemory', 'room-memory', 'room') },
  { figures: names('restart', 'restart-told-too-early'), run: restart },
  { figures: names('lost-on-kill'), run: kill },
];
