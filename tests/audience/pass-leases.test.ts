/** How many passes were handed out: never too few, whatever the door and its disk went through, and nobody waits for it. */
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLogKey } from '../../server/audience/log/log-key.ts';
import { openPassBook, type PassBook } from '../../server/audience/pass-book.ts';
import type { PhonesDisk } from '../../server/audience/phones-disk.ts';
import { openPhonesFile, type PhonesFile } from '../../server/audience/phones-file.ts';
import { connectPhonesDoor } from '../../server/audience/phones-link.ts';
import { readSecrets } from '../../server/audience/secrets.ts';
import { openClock } from '../../server/clock.ts';
import type { Issuance } from '../../server/contract/audience.ts';
import { episode } from '../contracts/phones-door-samples.ts';
import { handClock } from '../fakes/hand-clock.ts';
import fc from '../run/properties.ts';
import { makeDataDir, removeDataDir, startPhones } from './phones-process.ts';
import { quietLog } from './quiet-log.ts';

const stranger = { path: 255, tier: 0 } as const;
/** What lies ahead at least and at most, as 0015 says. */
const [least, most] = [200, 2000];

let dataDir: string;
beforeEach(() => {
  dataDir = makeDataDir();
});
afterEach(() => removeDataDir(dataDir));

/** The phones' file, asked as through its worker; each write takes `delay` ms of the clock. */
const openFile = (folder: string, delay = 0) => {
  const clock = handClock(1_796_000_000_000);
  const file: PhonesFile = openPhonesFile(path.join(folder, 'phones.sqlite'), openLogKey(folder));
  const disk = { writes: 0, refuses: false };
  const ask: PhonesDisk['ask'] = async (name, ...given) => {
    const isWrite = name === 'lease' || name === 'markPasses';
    if (isWrite) {
      disk.writes += 1;
      if (delay > 0) await new Promise<void>((resolve) => void clock.wakeAt(clock.now() + delay, () => resolve()));
      if (disk.refuses) throw new Error('The disk is full.');
    }
    return (file[name] as (...all: typeof given) => ReturnType<(typeof file)[typeof name]>)(...given);
  };
  const open = (activationId: string, cap = 1_000_000): Promise<PassBook> =>
    openPassBook({
      activationId,
      secret: 'a secret',
      cap,
      disk: { ask, askPatiently: ask, onDeath: () => undefined, close: async () => undefined },
      clock,
      log: quietLog,
      holder: 'door 1',
      onBound: () => undefined,
      isWithin: () => false,
    });
  return { clock, disk, open, close: () => file.close() };
};

describe('passes handed out', () => {
  it('[V31] are never counted too few, and after a crash too many by what lay ahead at most', async () => {
    const { clock, disk, open, close } = openFile(dataDir);
    const step = fc.oneof(
      fc.record({ do: fc.constant('give' as const), passes: fc.integer({ min: 1, max: 900 }) }),
      fc.record({ do: fc.constantFrom('crash' as const, 'stop' as const, 'refuse' as const, 'wait' as const), passes: fc.constant(0) }),
    );
    let activations = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        activations += 1;
        const activation = `act-${activations}`;
        let book = await open(activation);
        const given = new Map<number, string>();
        let crashes = 0;
        for (const { do: deed, passes } of [...steps, { do: 'crash', passes: 0 } as const]) {
          if (deed === 'give') {
            // A storm: all at once.
            for (const seat of await Promise.all(Array.from({ length: passes }, () => book.issueSoon(stranger)))) {
              if (seat) expect(given.has(seat.index)).toBe(false);
              if (seat) given.set(seat.index, seat.pass);
              expect(seat !== undefined || disk.refuses).toBe(true);
            }
          }
          if (deed === 'refuse') disk.refuses = !disk.refuses;
          if (deed === 'refuse' || deed === 'wait') await clock.advance(1000);
          if (deed === 'crash' || deed === 'stop') {
            disk.refuses = false;
            if (deed === 'stop') await book.close();
            else crashes += 1;
            await clock.advance(1000);
            book = await open(activation);
          }
          expect(book.issued()).toBeGreaterThanOrEqual(given.size);
          expect(book.issued()).toBeLessThanOrEqual(given.size + crashes * (most + least));
        }
        for (const [index, pass] of given) expect(book.read(pass)).toBe(index);
        await book.close();
      }),
      { numRuns: 20 },
    );
    close();
  });

  it('[V31] are known to 200 after a crash when they went slowly, and exactly after a stop in good order', async () => {
    const { clock, open, close } = openFile(dataDir);
    let book = await open('act-1');
    for (let passes = 0; passes < 1234; passes += 1) {
      expect(book.issue(stranger)).toBeDefined();
      await clock.advance(20);
    }
    book = await open('act-1');
    const afterCrash = book.issued();
    expect(afterCrash).toBeGreaterThanOrEqual(1234);
    expect(afterCrash).toBeLessThanOrEqual(1234 + least);
    for (let passes = 0; passes < 7; passes += 1) book.issue(stranger);
    await book.close();
    expect(book.issue(stranger)).toBeUndefined();
    expect(await book.issueSoon(stranger)).toBeUndefined();
    expect((await open('act-1')).issued()).toBe(afterCrash + 7);
    close();
  });

  it('[V31] do not wait for a slow disk at two thousand a second, and cost it a few writes a second', async () => {
    const { clock, disk, open, close } = openFile(dataDir, 30);
    const opening = open('act-1');
    await clock.advance(40);
    const book = await opening;
    for (let ms = 0; ms < 10_000; ms += 1) {
      for (let newcomer = 0; newcomer < 2; newcomer += 1) expect(book.issue(stranger)).toBeDefined();
      await clock.advance(1);
    }
    expect(book.issued()).toBe(20_000);
    expect(disk.writes).toBeLessThan(10 * 4);
    close();
  });

  it('wait for a disk that refuses, which is asked twice a second however many come', async () => {
    const { clock, disk, open, close } = openFile(dataDir);
    const book = await open('act-1');
    disk.refuses = true;
    const before = disk.writes;
    let given = 0;
    for (let newcomer = 0; newcomer < 1000; newcomer += 1) {
      if (await book.issueSoon(stranger)) given += 1;
      await clock.advance(1);
    }
    expect(given).toBe(least);
    expect(disk.writes - before).toBeLessThanOrEqual(3);
    disk.refuses = false;
    await clock.advance(1000);
    expect(await book.issueSoon(stranger)).toBeDefined();
    expect(book.issued()).toBe(least + 1);
    close();
  });

  it('end at the cap, in the middle of a block too', async () => {
    const { open, close } = openFile(dataDir);
    const book = await open('act-1', 10_250);
    const seats = await Promise.all(Array.from({ length: 10_300 }, () => book.issueSoon(stranger)));
    expect(seats.filter((seat) => seat !== undefined)).toHaveLength(10_250);
    expect(book.issued()).toBe(10_250);
    close();
  });
});

it('[V31] a door that is killed says afterwards how many passes there may be; one that is stopped says how many there are', async () => {
  let door = await startPhones(dataDir);
  const url = `http://127.0.0.1:${door.port}`;
  const link = connectPhonesDoor({ url, secret: readSecrets(dataDir).link, clock: openClock(), log: quietLog });
  let told: Issuance[] = [];
  link.onIssuance((issuance) => void told.push(issuance));
  link.show(episode);
  const come = async (): Promise<number> => (await fetch(`${url}/pass`, { method: 'POST' })).status;
  await expect.poll(come).toBe(201);
  for (let more = 0; more < 36; more += 1) expect(await come()).toBe(201);
  await expect.poll(() => told.at(-1)?.passes).toBe(37);

  await door.kill();
  told = [];
  door = await startPhones(dataDir, door.port);
  await expect.poll(() => told.length).toBeGreaterThan(0);
  const afterKill = told[0]?.passes ?? 0;
  expect(afterKill).toBeGreaterThanOrEqual(37);
  expect(afterKill).toBeLessThanOrEqual(37 + least);

  for (let more = 0; more < 5; more += 1) expect(await come()).toBe(201);
  await door.stop();
  told = [];
  door = await startPhones(dataDir, door.port);
  await expect.poll(() => told.length).toBeGreaterThan(0);
  expect(told[0]?.passes).toBe(afterKill + 5);
  await link.close();
  await door.kill();
});
