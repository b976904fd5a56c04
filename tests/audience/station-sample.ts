/** What a station's own app does, in nothing but Node: shown in docs/stations-voting.md, run by station-sample.test.ts. */
// #region sample
import { createHmac } from 'node:crypto';

/** One signed request. `key`: what `npm run keys -- station <id>` printed. */
const ask = (door: string, station: string, key: string, path: string, body = Buffer.alloc(0)): Promise<Response> => {
  const time = Date.now();
  const signature = createHmac('sha256', key).update(`POST\n${path}\n${time}\n${station}\n`).update(body).digest('base64url');
  const headers = { 'X-Station': station, 'X-Time': String(time), 'X-Signature': signature };
  return fetch(door + path, { method: 'POST', headers, body: new Uint8Array(body) });
};

/** A block of passes: hand `first`, `first + 1`, … `last` to your viewers, one each, and remember whose is which. */
export const lease = async (door: string, station: string, key: string): Promise<{ first: number; last: number }> =>
  (await ask(door, station, key, '/lease')).json() as Promise<{ first: number; last: number }>;

/** One row a vote; `answers[row * 8]` is 0 when it is counted and on disk. */
export const send = async (
  door: string,
  station: string,
  key: string,
  poll: string,
  votes: { pass: number; yea: boolean; sequence: number }[],
) => {
  const rows = Buffer.alloc(votes.length * 6);
  votes.forEach(({ pass, yea, sequence }, row) => {
    rows.writeUInt32BE(pass, row * 6);
    rows.writeUInt8(yea ? 1 : 2, row * 6 + 4);
    rows.writeUInt8(sequence, row * 6 + 5);
  });
  return Buffer.from(await (await ask(door, station, key, `/v/${poll}/batch`, rows)).arrayBuffer());
};
// #endregion sample
