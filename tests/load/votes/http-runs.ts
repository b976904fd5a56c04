/** Votes over plain HTTP: keep-alive connections, one request on its way in each, requests built before the run. */
import { createConnection, type Socket } from 'node:net';
import { type Measured, type Pace, runMeasured } from './pacer.ts';

export type Line = { readonly socket: Socket; onAnswer: (status: number) => void };

const closingBrace = 0x7d;

export const openLine = (port: number): Promise<Line> =>
  new Promise((resolve, reject) => {
    const socket = createConnection({ port, host: '127.0.0.1', noDelay: true });
    const line: Line = { socket, onAnswer: () => undefined };
    let rest: Buffer | undefined;
    socket.on('data', (chunk) => {
      const piece = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      const bytes = rest ? Buffer.concat([rest, piece]) : piece;
      // Every answer asked for here is one JSON object, or names its length.
      if (bytes[bytes.length - 1] !== closingBrace && !isWhole(bytes)) {
        rest = bytes;
        return;
      }
      rest = undefined;
      line.onAnswer(Number(bytes.toString('latin1', 9, 12)));
    });
    socket.on('connect', () => resolve(line));
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('The server hung up.')));
  });

const isWhole = (bytes: Buffer): boolean => {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /content-length: (\d+)/i.exec(bytes.toString('latin1', 0, end))?.[1];
  return bytes.length >= end + 4 + Number(length ?? 0);
};

export const openLines = (port: number, count: number): Promise<Line[]> => Promise.all(Array.from({ length: count }, () => openLine(port)));

/**
 * @param requests whole requests; one on its way in each line
 * @param voters whose each request is: a change of mind waits for the answer to the vote it changes
 */
export const runRequests = (
  lines: readonly Line[],
  pid: number,
  requests: readonly Buffer[],
  voters: readonly number[],
  pace: Pace,
): Promise<Measured> => {
  const free = [...lines];
  const isWaiting = new Uint8Array(requests.length);
  return runMeasured(pid, requests.length, { ...pace, inFlight: Math.min(pace.inFlight, lines.length) }, (place, answered) => {
    const [request, voter] = [requests[place], voters[place] ?? 0];
    const line = isWaiting[voter] ? undefined : free.pop();
    if (!line || !request) return false;
    isWaiting[voter] = 1;
    line.onAnswer = (status) => {
      isWaiting[voter] = 0;
      free.push(line);
      answered(status);
    };
    line.socket.write(request);
    return true;
  });
};
