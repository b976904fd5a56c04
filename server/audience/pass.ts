/**
 * A pass: what lets a phone vote once in each poll of one activation.
 *
 * 12 bytes as 16 base64url characters: the index (u32, big-endian) and the first 8 bytes of an
 * HMAC-SHA256 over activation and index. Nothing is stored per pass; it is read once, when a socket opens.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

const macOf = (secret: string, activationId: string, index: Buffer): Buffer =>
  createHmac('sha256', secret).update('cuecart pass 1\n').update(activationId).update('\n').update(index).digest().subarray(0, 8);

/** @param index 0…2^32−1, from a lease that is on disk */
export const makePass = (secret: string, activationId: string, index: number): string => {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeUInt32BE(index);
  return Buffer.concat([bytes, macOf(secret, activationId, bytes)]).toString('base64url');
};

/** The index, or undefined when this is not a pass of this activation. Takes the same time however wrong it is. */
export const readPass = (secret: string, activationId: string, text: string): number | undefined => {
  if (!/^[A-Za-z0-9_-]{16}$/.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64url');
  const index = bytes.subarray(0, 4);
  return timingSafeEqual(bytes.subarray(4), macOf(secret, activationId, index)) ? index.readUInt32BE(0) : undefined;
};
