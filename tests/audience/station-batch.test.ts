/** Stations' own apps: who may lease passes and send votes, and what a batch that is forged, foreign or repeated does. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { voteCodes } from '../../server/audience/frames.ts';
import { readSecrets } from '../../server/audience/secrets.ts';
import { stationVoteKey } from '../../server/audience/station-key.ts';
import { createStationTally } from '../../server/audience/station-tally.ts';
import type { Count } from '../../server/contract/audience.ts';
import fc from '../run/properties.ts';
import { type OpenedDoor, openPoll, openTestDoor } from './opened-door.ts';
import { healthOf } from './raw-line.ts';
import { leaseBlock, packRows, post, readAnswers, sendRows, signed } from './station-client.ts';

let opened: OpenedDoor;
let key: string;
let count: Count | undefined;
beforeEach(async () => {
  opened = await openTestDoor();
  key = stationVoteKey(readSecrets(opened.dataDir).link, 'satellite');
  opened.link.onCount((newest) => {
    count = newest;
  });
});
afterEach(() => opened.close());

const statusOf = async (sent: ReturnType<typeof signed>): Promise<number> => (await post(opened.url, sent)).status;

describe('a station’s own app', () => {
  it('[V32] leases passes, sends votes, and has an answer with a receipt for each once they are on disk', async () => {
    await openPoll(opened.link, 20_000);
    const first = await leaseBlock(opened.url, key, 'satellite');
    const rows = Array.from({ length: 300 }, (_, place) => ({ index: first + place, choice: 1 + (place % 2), sequence: 0 }));
    const answers = await sendRows(opened.url, key, 'satellite', 'apples', rows);
    expect(answers.every((answer) => answer.code === 'counted')).toBe(true);
    expect(new Set(answers.map((answer) => answer.receipt)).size).toBe(300);
    const [changed] = await sendRows(opened.url, key, 'satellite', 'apples', [{ index: first, choice: 2, sequence: 1 }]);
    expect(changed).toMatchObject({ code: 'counted', choice: 2 });
    await expect.poll(() => count).toMatchObject({ yea: 149, nay: 151, ballots: 301 });
    expect(count?.perTier).toEqual({ open: { yea: 0, nay: 0 }, air: { yea: 0, nay: 0 }, account: { yea: 149, nay: 151 } });
    expect(count?.perPath.satellite).toEqual({ yea: 149, nay: 151 });
  });

  it('gets the same answers and counts once when a batch is sent again', async () => {
    await openPoll(opened.link, 20_000);
    const first = await leaseBlock(opened.url, key, 'satellite');
    const sent = signed(key, 'satellite', '/v/apples/batch', packRows([{ index: first, choice: 1, sequence: 0 }]));
    const answers = async () => readAnswers(Buffer.from(await (await post(opened.url, sent)).arrayBuffer()));
    const before = await answers();
    expect(await answers()).toEqual(before);
    await expect.poll(() => count).toMatchObject({ yea: 1, ballots: 1 });
  });

  it('has its leases again after the door was restarted, and the same lease for the same request', async () => {
    await openPoll(opened.link, 20_000);
    const ask = signed(key, 'satellite', '/lease', Buffer.alloc(0));
    const lease = async () => ((await (await post(opened.url, ask)).json()) as { first: number }).first;
    const [first, again] = [await lease(), await lease()];
    expect(again).toBe(first);
    expect(await leaseBlock(opened.url, key, 'satellite')).not.toBe(first);
    await opened.restart();
    expect(await lease()).toBe(first);
    const [answer] = await sendRows(opened.url, key, 'satellite', 'apples', [{ index: first, choice: 1, sequence: 0 }]);
    expect(answer?.code).toBe('counted');
  });

  it('cannot vote with passes of another station or of nobody, and a row without a choice is told so', async () => {
    await openPoll(opened.link, 20_000);
    const first = await leaseBlock(opened.url, key, 'satellite');
    const siteKey = stationVoteKey(readSecrets(opened.dataDir).link, 'site');
    const rows = [
      { index: first, choice: 1, sequence: 0 },
      { index: 0, choice: 1, sequence: 0 },
      { index: 4_000_000_000, choice: 1, sequence: 0 },
    ];
    expect((await sendRows(opened.url, siteKey, 'site', 'apples', rows)).map((answer) => answer.code)).toEqual(
      rows.map(() => 'false-pass'),
    );
    const [odd] = await sendRows(opened.url, key, 'satellite', 'apples', [{ index: first, choice: 3, sequence: 0 }]);
    expect(odd?.code).toBe('bad-vote');
  });

  it('[V32] is refused whole when it is forged, altered, old, too long, cut short, or of a station nobody knows', async () => {
    await openPoll(opened.link, 20_000);
    const path = '/v/apples/batch';
    const body = packRows([{ index: 0, choice: 1, sequence: 0 }]);
    const good = signed(key, 'satellite', path, body);
    expect(await statusOf(signed('not the key', 'satellite', path, body))).toBe(401);
    expect(await statusOf({ ...good, headers: { ...good.headers, 'x-station': 'site' } })).toBe(401);
    expect(await statusOf({ ...good, body: packRows([{ index: 0, choice: 2, sequence: 0 }]) })).toBe(401);
    expect(await statusOf({ ...good, path: '/v/pears/batch' })).toBe(401);
    expect(await statusOf({ ...good, headers: {} })).toBe(401);
    expect(await statusOf(signed(key, 'satellite', path, body, Date.now() - 180_000))).toBe(401);
    expect(await statusOf(signed(key, 'satellite', path, Buffer.alloc(60_006)))).toBe(413);
    expect(await statusOf(signed(key, 'satellite', path, Buffer.alloc(7)))).toBe(400);
    expect(await statusOf(signed(key, 'satellite', '/v/pears/batch', body))).toBe(404);
    const stranger = stationVoteKey(readSecrets(opened.dataDir).link, 'made-up');
    expect(await statusOf(signed(stranger, 'made-up', path, body))).toBe(403);
  });

  it('[V33] is counted: batches and their rows by answer, leases, and what was refused by its reason', async () => {
    const path = '/v/apples/batch';
    const body = packRows([{ index: 0, choice: 1, sequence: 0 }]);
    expect(await statusOf(signed(key, 'satellite', path, body))).toBe(503);
    await openPoll(opened.link, 20_000);
    const first = await leaseBlock(opened.url, key, 'satellite');
    const rows = [
      { index: first, choice: 1, sequence: 0 },
      { index: first + 1, choice: 2, sequence: 0 },
      { index: first + 2, choice: 3, sequence: 0 },
      { index: 4_000_000_000, choice: 1, sequence: 0 },
    ];
    await sendRows(opened.url, key, 'satellite', 'apples', rows);
    await sendRows(opened.url, key, 'satellite', 'apples', rows.slice(0, 1));
    await statusOf(signed('not the key', 'satellite', path, body));
    await statusOf(signed(key, 'satellite', path, Buffer.alloc(60_006)));
    await statusOf(signed(key, 'satellite', path, Buffer.alloc(7)));
    await statusOf(signed(key, 'satellite', path, Buffer.alloc(0)));
    await statusOf(signed(key, 'satellite', '/v/pears/batch', body));
    await statusOf(signed(stationVoteKey(readSecrets(opened.dataDir).link, 'made-up'), 'made-up', path, body));
    const { stations } = (await healthOf(opened.url, opened.dataDir)).figures;
    expect(stations).toEqual({
      batches: 2,
      rows: { ...stations.rows, counted: 3, 'bad-vote': 1, 'false-pass': 1, 'unknown-poll': 0, 'not-recorded': 0 },
      leases: 1,
      refused: {
        'no-episode': 1,
        'false-signature': 1,
        'too-long': 1,
        malformed: 2,
        'unknown-poll': 1,
        'unknown-station': 1,
        'no-more-passes': 0,
        'not-recorded': 0,
      },
    });
    await expect.poll(() => opened.link.health().figures?.stations).toEqual(stations);
  });
});

describe('the tally of stations', () => {
  it('[V33] has every row once, under the answer it got', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat({ max: voteCodes.length - 1 }), { maxLength: 50 }), { maxLength: 20 }), (batches) => {
        const tally = createStationTally();
        for (const codes of batches) tally.batch(Uint8Array.from(codes.flatMap((code) => [code, 1, 2, 3, 4, 5, 6, 7])), 8);
        const { rows, batches: counted } = tally.read();
        expect(counted).toBe(batches.length);
        voteCodes.forEach((code, place) => {
          expect(rows[code]).toBe(batches.flat().filter((one) => one === place).length);
        });
      }),
    );
  });
});
