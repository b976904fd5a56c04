/** The work for a pass without the browser's cryptography: held against node's. */
import { pbkdf2Sync } from 'node:crypto';
import { expect, it } from 'vitest';
import { pbkdf2 } from '../../overlays/phone/pbkdf2.ts';
import fc from '../run/properties.ts';

it('derives the same key by hand as the browser’s own would', () => {
  const bytes = (most: number) => fc.uint8Array({ maxLength: most });
  fc.assert(
    fc.property(bytes(64), bytes(130), fc.integer({ min: 1, max: 20 }), (password, salt, iterations) => {
      expect(Buffer.from(pbkdf2(password, salt, iterations))).toEqual(pbkdf2Sync(password, salt, iterations, 32, 'sha256'));
    }),
    { numRuns: 200 },
  );
});
