/** Reads what a witness posts: the text of a head, an empty line, one signature line. */
import type { IncomingMessage } from 'node:http';
import { readHead, readNote } from '../../core/checkpoint.ts';

export type GivenCosignature = { readonly size: number; readonly line: string };

/** A head is three short lines, a signature line one. */
const mostBytes = 4096;

const readBody = (request: IncomingMessage): Promise<string | undefined> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= mostBytes) chunks.push(chunk);
    });
    request.on('end', () => resolve(bytes > mostBytes ? undefined : Buffer.concat(chunks).toString('utf8')));
    request.on('close', () => resolve(undefined));
  });

/** Undefined when it is anything else. The door's request deadline ends a body that never does. */
export const readCosignature = async (request: IncomingMessage): Promise<GivenCosignature | undefined> => {
  const note = readNote((await readBody(request)) ?? '');
  const head = note && readHead(note.text);
  const line = note?.signatures[0]?.line;
  return head && line !== undefined && note.signatures.length === 1 ? { size: head.size, line } : undefined;
};
