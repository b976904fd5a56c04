/** Recounts a file on disk. */
import { createReadStream } from 'node:fs';
import { createRecount, type Recount, type RecountOptions } from './check-export.ts';

/** Reads the file in pieces: an evening with a million viewers is a hundred megabytes. */
export const recountFile = async (file: string, options: RecountOptions): Promise<Recount> => {
  const recount = createRecount(options);
  let rest: Buffer[] = [];
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 })) {
    const bytes: Buffer = piece;
    let from = 0;
    for (let newline = bytes.indexOf(10); newline >= 0; newline = bytes.indexOf(10, from)) {
      recount.line(Buffer.concat([...rest, bytes.subarray(from, newline)]));
      rest = [];
      from = newline + 1;
    }
    if (from < bytes.length) rest.push(bytes.subarray(from));
  }
  if (rest.length > 0) recount.line(Buffer.concat(rest), false);
  return recount.end();
};
