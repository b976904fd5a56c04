/** A really full disk in the middle of the show: votes and orders are refused, the take goes on, and every screen is told. */
// needs: mount
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readBooks } from '../../server/cli/rehearse/books.ts';
import type { OperatorLine } from '../../server/cli/rehearse/operator-line.ts';
import { readShopSecrets } from '../../server/cli/rehearse/shoppers.ts';
import { openHouse, type TestHouse } from './open-house.ts';
import { insist, see, standBy, take, takeUpTo } from './show-caller.ts';
import { postOrder } from './signed-order.ts';

let folder: string;
let house: TestHouse;
let line: OperatorLine;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'cuecart-full-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder]);
  house = await openHouse({ dataDir: folder });
  line = await house.operator();
});
afterEach(async () => {
  line?.close();
  await house?.close();
  execFileSync('umount', [folder]);
  rmSync(folder, { recursive: true });
});

const ballast = () => path.join(folder, 'ballast');
/** Until not a byte more fits; the servers write at the same time. */
const fill = () => {
  const page = Buffer.alloc(4096, 1);
  try {
    for (;;) appendFileSync(ballast(), page);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
};
const door = () => house.phones.replace('ws:', 'http:').replace(/\/ws$/, '');
const passFor = async () => ((await (await fetch(`${door()}/pass?p=near`, { method: 'POST' })).json()) as { pass: string }).pass;

it('[PRODUCT 1] a full disk refuses votes and orders, lets the take through, and shows NOT RECORDED until there is room', async () => {
  await standBy(line);
  const secret = (await readShopSecrets(folder)).market ?? '';
  await takeUpTo(line, 'talk');
  await insist(line, { type: 'poll.open', pollId: 'apple', window: 120_000 });
  await see(line, 'the vote is open', (view) => view.polls[0]?.phase === 'open');
  const pass = await passFor();
  const vote = async (choice: 'yea' | 'nay') => {
    const answer = await fetch(`${door()}/v/apple/${choice}`, { method: 'POST', headers: { 'x-pass': pass } });
    const said = (await answer.json()) as { code: string; choice?: string };
    if (said.code === 'counted') expect(said.choice).toBe(choice);
    return { status: answer.status, code: said.code };
  };
  await expect.poll(() => vote('yea')).toEqual({ status: 200, code: 'counted' });
  expect((await postOrder(house.front, 'market', secret, { id: 'before' })).status).toBe(200);

  fill();
  // The logs may still have a page of room: they are written to until they refuse.
  let n = 0;
  await expect.poll(() => vote(n++ % 2 ? 'yea' : 'nay'), { interval: 210 }).toEqual({ status: 503, code: 'not-recorded' });
  await expect
    .poll(async () => (await postOrder(house.front, 'market', secret, { id: `during-${n++}` })).status, { interval: 20 })
    .toBe(503);
  const refused = `during-${n - 1}`;
  await expect
    .poll(
      async () => await line.ask({ type: 'shot.cut', believesOnAir: line.view().onAir?.runId ?? null, shotId: n++ % 2 ? 'host' : 'table' }),
      {
        timeout: 60_000,
        interval: 20,
      },
    )
    .toEqual({ ok: true, recorded: false });
  expect(await take(line)).toEqual({ ok: true, recorded: false });
  const full = await see(line, 'NOT RECORDED', (view) => !view.recording.ok && view.onAir?.segmentId === 'vote');
  expect(full.recording.waiting).toBeGreaterThan(0);
  expect(full.lines.find((one) => one.line === 'disk')).toMatchObject({ light: 'bad', word: 'NOT RECORDED' });

  rmSync(ballast());
  await see(line, 'recording again', (view) => view.recording.ok && view.recording.waiting === 0);
  await pause(450);
  expect(await take(line)).toEqual({ ok: true, recorded: true });
  await expect.poll(async () => (await postOrder(house.front, 'market', secret, { id: refused })).status).toBe(200);
  await expect.poll(async () => (await vote('nay')).code, { interval: 500 }).toBe('counted');

  const activationId = line.view().activation?.id ?? '';
  const facts = async () =>
    (await readBooks(folder, activationId)).facts.flatMap((fact) => (fact.type === 'segment.taken' ? fact.segmentId : []));
  await expect.poll(facts).toEqual(['welcome', 'talk', 'vote', 'result']);
  const sales = async () => (await readBooks(folder, activationId)).lines.map((one) => one.orderId);
  await expect.poll(sales).toContain(refused);
  const sold = await sales();
  expect(sold).toContain('before');
  expect(new Set(sold).size).toBe(sold.length);
  // One phone, one vote; its side is nobody's but the vote position's while the vote is on.
  await expect.poll(() => line.figures()?.polls.apple?.turnout).toBe(1);
  expect(line.figures()?.counts.apple).toBeUndefined();
});
