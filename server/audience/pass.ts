/**
 * A pass: what lets a phone vote once in each poll of one activation.
 *
 * 12 bytes as 16 base64url characters: the index (u32, big-endian) and the first 8 bytes of an
 * HMAC-SHA256 over activation and index. Nothing is stored per pass. A socket's is read once, when it opens; a vote over
 * plain HTTP has its own read each time, so reading allocates next to nothing.
 */
import { createQuickHmac } from './quick-hmac.ts';

const macSize = 8;

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
  const macOf = (index: number): string => {
    message.writeUInt32BE(index, before.length);
    return mac();
  };
  const given = Buffer.alloc(4 + macSize);
  return {
    make(index) {
      given.writeUInt32BE(index);
      given.write(macOf(index), 4, macSize, 'latin1');
      return given.toString('base64url');
    },
    read(text) {
      if (!/^[A-Za-z0-9_-]{16}$/.test(text)) return undefined;
      given.write(text, 'base64url');
      const index = given.readUInt32BE(0);
      const right = macOf(index);
      let difference = 0;
      for (let at = 0; at < macSize; at += 1) difference |= (given[4 + at] ?? 0) ^ right.charCodeAt(at);
      return difference === 0 ? index : undefined;
    },
  };
};

/** For one pass; whoever reads many keeps `createPasses`. */
export const makePass = (secret: string, activationId: string, index: number): string => createPasses(secret, activationId).make(index);
export const readPass = (secret: string, activationId: string, text: string): number | undefined =>
  createPasses(secret, activationId).read(text);
