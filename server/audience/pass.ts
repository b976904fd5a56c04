/**
 * A pass: what lets a phone vote once in each poll of one activation.
 *
 * 12 bytes as 16 base64url characters: the index (u32, big-endian) and the first 8 bytes of an
 * HMAC-SHA256 over activation and index. Nothing is stored per pass on disk. A socket's is read once, when it opens; a vote over
 * plain HTTP has its own read each time: what was made or read before is remembered, 8 bytes a pass, and only compared.
 */
import { createQuickHmac } from './quick-hmac.ts';

const macSize = 8;
/** As many as a lease has: passes of one lease come together. */
const remembered = 10_000;

export type Passes = {
  /** @param index 0…2^32−1, from a lease that is on disk */
  make(index: number): string;
  /** The index, or undefined when this is not a pass of this activation. Takes the same time however wrong it is. */
  read(text: string): number | undefined;
};

export const createPasses = (secret: string, activationId: string): Passes => {
  const before = Buffer.from(`cuecart pass 1\n${activationId}\n`);
  const { message, mac } = createQuickHmac(secret, before.length + 4);
  before.copy(message);
  const given = Buffer.alloc(4 + macSize);
  const blocks = new Map<number, Buffer>();
  /** The bytes of a pass that is ours; made for right passes only, so that nobody fills the memory with wrong ones. */
  const remember = (index: number, right: string): void => {
    const block = Math.floor(index / remembered);
    const macs = blocks.get(block) ?? Buffer.alloc(remembered * macSize);
    blocks.set(block, macs);
    macs.write(right, (index % remembered) * macSize, macSize, 'latin1');
  };
  const macOf = (index: number): string => {
    message.writeUInt32BE(index, before.length);
    return mac();
  };
  /** By what is remembered: true, or not known yet. A MAC of eight zeros is never remembered, and worked out each time. */
  const isKnown = (index: number): boolean => {
    const macs = blocks.get(Math.floor(index / remembered));
    if (!macs) return false;
    const from = (index % remembered) * macSize;
    let difference = 0;
    let any = 0;
    for (let at = 0; at < macSize; at += 1) {
      const byte = macs[from + at] ?? 0;
      any |= byte;
      difference |= (given[4 + at] ?? 0) ^ byte;
    }
    return any !== 0 && difference === 0;
  };
  return {
    make(index) {
      const right = macOf(index);
      remember(index, right);
      given.writeUInt32BE(index);
      given.write(right, 4, macSize, 'latin1');
      return given.toString('base64url');
    },
    read(text) {
      if (!/^[A-Za-z0-9_-]{16}$/.test(text)) return undefined;
      given.write(text, 'base64url');
      const index = given.readUInt32BE(0);
      if (isKnown(index)) return index;
      const right = macOf(index);
      let difference = 0;
      for (let at = 0; at < macSize; at += 1) difference |= (given[4 + at] ?? 0) ^ right.charCodeAt(at);
      if (difference !== 0) return undefined;
      remember(index, right);
      return index;
    },
  };
};

/** For one pass; whoever reads many keeps `createPasses`. */
export const makePass = (secret: string, activationId: string, index: number): string => createPasses(secret, activationId).make(index);
export const readPass = (secret: string, activationId: string, text: string): number | undefined =>
  createPasses(secret, activationId).read(text);
