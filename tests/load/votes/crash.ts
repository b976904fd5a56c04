/** kill -9 under load: what was acknowledged must be in the file, for each phone the ballot it heard of or a later one. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Generator } from './children.ts';
import { type DoorUnderTest, standingInFile, startDoor } from './door-under-test.ts';

const phones = 1000;
const perSecond = 5000;

export type Crashed = { readonly acknowledged: number; readonly lost: number };

const killOnce = async (generator: Generator, door: DoorUnderTest, dataDir: string, kill: number): Promise<Crashed> => {
  const poll = await door.openPoll(`crash ${kill}`);
  const name = `crash ${kill}`;
  await generator.ask('phones', name, door.process.port, phones, true);
  await generator.ask('keepVoting', name, poll, perSecond, 0);
  // A moment of chance is the point.
  await sleep(500 + Math.random() * 700);
  await door.process.kill();
  // What it acknowledged last is still on its way to them.
  await generator.ask('hungUp', name);
  const run = await generator.ask('stopVoting');
  await generator.ask('closePhones', name);
  // Starting it again brings the file to what a crash leaves of it.
  const again = await startDoor(dataDir);
  await again.close();
  const standing = standingInFile(dataDir, poll);
  const lost = (run?.last ?? []).filter(({ index, sequence }) => {
    if (sequence < 0) return false;
    const found = standing.get(index);
    return !found || found.sequence < sequence || (found.sequence === sequence && found.choice !== (sequence % 2 === 0 ? 1 : 2));
  });
  return { acknowledged: run?.counted ?? 0, lost: lost.length };
};

export const killUnderLoad = async (generator: Generator, dataDir: string, kills: number): Promise<Crashed> => {
  let all = { acknowledged: 0, lost: 0 };
  for (let kill = 0; kill < kills; kill += 1) {
    const door = await startDoor(dataDir);
    const one = await killOnce(generator, door, dataDir, kill);
    await door.close();
    all = { acknowledged: all.acknowledged + one.acknowledged, lost: all.lost + one.lost };
  }
  if (all.acknowledged === 0) throw new Error('Nothing was acknowledged before the door was killed: this proves nothing.');
  return all;
};
