/** A station's own app: leases passes and sends its viewers' votes, each request signed as its document says. */
import { createHmac } from 'node:crypto';
import { voteCodes } from '../../server/audience/frames.ts';
import { answerSize, rowSize } from '../../server/audience/station-batch.ts';
import type { VoteCode } from '../../server/contract/phone.ts';

export type Row = { readonly index: number; readonly choice: number; readonly sequence: number };
export type RowAnswer = { readonly code: VoteCode; readonly choice: number; readonly receipt: string };

export const packRows = (rows: readonly Row[]): Buffer => {
  const bytes = Buffer.alloc(rows.length * rowSize);
  rows.forEach(({ index, choice, sequence }, place) => {
    bytes.writeUInt32BE(index, place * rowSize);
    bytes[place * rowSize + 4] = choice;
    bytes[place * rowSize + 5] = sequence;
  });
  return bytes;
};

export const readAnswers = (bytes: Buffer): RowAnswer[] =>
  Array.from({ length: bytes.length / answerSize }, (_, row) => {
    const at = row * answerSize;
    const code = voteCodes[bytes[at] ?? 255];
    if (!code) throw new Error('That is no answer to a batch.');
    return { code, choice: bytes[at + 1] ?? 0, receipt: `${bytes.readUInt32BE(at + 4)}.${bytes.readUInt16BE(at + 2)}` };
  });

export type Sent = { readonly headers: Readonly<Record<string, string>>; readonly path: string; readonly body: Buffer };

export const signed = (key: string, station: string, path: string, body: Buffer, time = Date.now()): Sent => ({
  path,
  body,
  headers: {
    'x-station': station,
    'x-time': String(time),
    'x-signature': createHmac('sha256', key).update(`POST\n${path}\n${time}\n${station}\n`).update(body).digest('base64url'),
  },
});

export const post = (url: string, { path, headers, body }: Sent): Promise<Response> =>
  fetch(`${url}${path}`, { method: 'POST', headers: { ...headers }, ...(body.length > 0 ? { body: new Uint8Array(body) } : {}) });

export const leaseBlock = async (url: string, key: string, station: string): Promise<number> => {
  const answer = await post(url, signed(key, station, '/lease', Buffer.alloc(0)));
  if (answer.status !== 201) throw new Error(`No lease: ${await answer.text()}`);
  return ((await answer.json()) as { first: number }).first;
};

export const sendRows = async (url: string, key: string, station: string, poll: string, rows: readonly Row[]): Promise<RowAnswer[]> => {
  const answer = await post(url, signed(key, station, `/v/${poll}/batch`, packRows(rows)));
  if (answer.status !== 200) throw new Error(`The batch was refused: ${await answer.text()}`);
  return readAnswers(Buffer.from(await answer.arrayBuffer()));
};
