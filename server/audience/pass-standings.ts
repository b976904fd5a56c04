/**
 * What each pass of an activation has proved: its path and tier, two bytes a pass in memory.
 *
 * On disk: one byte 0xff, then 6 bytes a pass: u32 pass, u8 path (255 unknown), u8 tier (0 open, 1 air, 2 account).
 * Rows of an older Cuecart have no first byte of that kind (no pass is that high) and 5 bytes a pass: claimed paths.
 */
import { type TierCode, unknownPath } from '../core/vote-count.ts';

/** `path` is a path's number in this activation. */
export type Standing = { readonly path: number; readonly tier: TierCode };

/** Who has shown nothing and claimed nothing. */
export const stranger: Standing = { path: unknownPath, tier: 0 };

const marked = 0xff;
const rowSize = 6;
const olderRowSize = 5;

const tierFrom = (byte: number): TierCode => (byte === 1 || byte === 2 ? byte : 0);

export const packStandings = (rows: readonly (Standing & { readonly index: number })[]): Buffer => {
  const bytes = Buffer.allocUnsafe(1 + rows.length * rowSize);
  bytes[0] = marked;
  rows.forEach(({ index, path, tier }, place) => {
    const at = 1 + place * rowSize;
    bytes.writeUInt32BE(index, at);
    bytes[at + 4] = path;
    bytes[at + 5] = tier;
  });
  return bytes;
};

/** Calls `each` for every pass in order. Throws when the bytes are none of ours. */
export const unpackStandings = (packed: Uint8Array, each: (index: number, standing: Standing) => void): void => {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  const isOlder = bytes[0] !== marked;
  const size = isOlder ? olderRowSize : rowSize;
  const first = isOlder ? 0 : 1;
  if ((bytes.length - first) % size !== 0) throw new Error('What passes have proved is cut short: the phones’ file is damaged.');
  for (let at = first; at < bytes.length; at += size) {
    each(bytes.readUInt32BE(at), { path: bytes[at + 4] ?? unknownPath, tier: isOlder ? 0 : tierFrom(bytes[at + 5] ?? 0) });
  }
};

/** By pass; a stranger until set. */
export const createStandings = (room: number) => {
  const none = (unknownPath << 2) | 0;
  let cells = new Uint16Array(room).fill(none);
  const counts = new Map<number, number>();
  const read = (cell: number): Standing => ({ path: cell >> 2, tier: tierFrom(cell & 3) });
  const count = (cell: number, by: 1 | -1): void => {
    if (cell !== none) counts.set(cell, (counts.get(cell) ?? 0) + by);
  };
  return {
    pathOf: (index: number): number => (cells[index] ?? none) >> 2,
    tierOf: (index: number): TierCode => tierFrom((cells[index] ?? none) & 3),
    of: (index: number): Standing => read(cells[index] ?? none),
    set(index: number, { path, tier }: Standing): void {
      if (index >= cells.length) {
        const grown = new Uint16Array(Math.max(index + 1, Math.ceil(cells.length * 1.5))).fill(none);
        grown.set(cells);
        cells = grown;
      }
      count(cells[index] ?? none, -1);
      const cell = (path << 2) | tier;
      cells[index] = cell;
      count(cell, 1);
    },
    /** How many passes stand where; those who have shown and claimed nothing are not in it. */
    counts: (): readonly (Standing & { readonly passes: number })[] =>
      [...counts].filter(([, passes]) => passes > 0).map(([cell, passes]) => ({ ...read(cell), passes })),
  };
};
