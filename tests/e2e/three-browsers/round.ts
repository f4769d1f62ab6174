// A round: all do something of their own, write under the same activity at once, and do something else, while the server is in trouble.
import { activitiesOf, DEEDS, type DeedName, type World, write } from './deeds.ts';
import type { Person } from './person.ts';
import type { Trouble } from './troubles.ts';

/** Resolves for each count once so many deeds are done. */
function countDeeds() {
  let done = 0;
  const waiting: { count: number; go: () => void }[] = [];
  const look = () => {
    for (const one of waiting) if (done >= one.count) one.go();
  };
  return {
    one() {
      done += 1;
      look();
    },
    reach: (count: number) =>
      new Promise<void>((go) => {
        waiting.push({ count, go });
        look();
      }),
  };
}

/** All do two things of their own, and between them write under the same activity at once, while the trouble lasts. */
export async function round(
  people: readonly Person[],
  world: World,
  deeds: DeedName[],
  trouble: Trouble,
): Promise<void> {
  const count = countDeeds();
  const common = await commonActivity(people, world);
  let arrived = 0;
  const all = Promise.withResolvers<void>();
  const goOn = async (person: Person, index: number) => {
    const [before, after] = [deeds[2 * index] ?? 'add', deeds[2 * index + 1] ?? 'add'];
    await DEEDS[before](person, world);
    count.one();
    arrived += 1;
    if (arrived === people.length) all.resolve();
    await all.promise;
    await (common ? write(person, world, common) : DEEDS.add(person, world));
    count.one();
    await DEEDS[after](person, world);
    count.one();
  };
  const [from, until] = [world.below(3), 4 + world.below(5)];
  const troubled = async () => {
    await count.reach(from);
    world.tell(`${trouble.name} begins`);
    await trouble.begin();
    world.tell(`${trouble.name} has begun`);
    await count.reach(until);
    await trouble.end();
    world.tell(`${trouble.name} is over`);
  };
  await Promise.all([troubled(), ...people.map(goOn)]);
}

/** One that all see, so that all can write under it. */
async function commonActivity(people: readonly Person[], { ledger, below }: World): Promise<string | undefined> {
  const seen = await Promise.all(
    people.map(async (person) => new Set((await activitiesOf(person)).map(({ id }) => id))),
  );
  const common = ledger.ids({ isBinned: false }).filter((id) => seen.every((ids) => ids.has(id)));
  return common[below(common.length)];
}

/** Nothing is left to chance of its being left out: each comes as often as all others. */
export function* inRandomOrder<T>(all: readonly T[], below: (limit: number) => number): Generator<T, never> {
  for (;;) {
    const left = [...all];
    while (left.length > 0) yield* left.splice(below(left.length), 1);
  }
}
