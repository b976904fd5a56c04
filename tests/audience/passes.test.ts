/** What lets a phone vote, and what does not. */
import { fork } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeAck, decodeVote, encodeAck, encodeVote, voteCodes } from '../../server/audience/frames.ts';
import { makePass, readPass } from '../../server/audience/pass.ts';
import { createQuickHmac } from '../../server/audience/quick-hmac.ts';
import { readSecrets } from '../../server/audience/secrets.ts';
import fc from '../run/properties.ts';
import { makeDataDir, removeDataDir } from './phones-process.ts';

const secret = 'a secret';

describe('a pass', () => {
  it('[V5] is 16 characters and gives back its index', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (index) => {
        const pass = makePass(secret, 'act-1', index);
        expect(pass).toMatch(/^[A-Za-z0-9_-]{16}$/);
        expect(readPass(secret, 'act-1', pass)).toBe(index);
      }),
    );
  });

  it('[V5] is worth nothing in another episode, with another secret, or with any character changed', () => {
    const pass = makePass(secret, 'act-1', 77);
    expect(readPass(secret, 'act-2', pass)).toBeUndefined();
    expect(readPass('another', 'act-1', pass)).toBeUndefined();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 15 }), fc.constantFrom(...'ABCxyz019_-'), (place, letter) => {
        const forged = pass.slice(0, place) + letter + pass.slice(place + 1);
        fc.pre(forged !== pass);
        expect(readPass(secret, 'act-1', forged)).toBeUndefined();
      }),
    );
    for (const text of ['', pass.slice(1), `${pass}A`, `${pass}==`, '????????????????'])
      expect(readPass(secret, 'act-1', text)).toBeUndefined();
  });
});

describe('the quick HMAC', () => {
  it('is HMAC-SHA256, whatever the key and the message', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.nat(300), (key, message, length) => {
        const quick = createQuickHmac(key, message.length);
        quick.message.set(message);
        const right = (said: Uint8Array) => createHmac('sha256', key).update(said).digest();
        // A short one leaves the rest of a longer one behind it.
        const short = message.subarray(0, length);
        expect(Buffer.from(quick.mac(short.length), 'latin1')).toEqual(right(short));
        expect(Buffer.from(quick.mac(), 'latin1')).toEqual(right(message));
      }),
    );
  });

  it('[V5] makes a pass of the first 8 bytes of an HMAC over activation and index', () => {
    const index = Buffer.from([0, 1, 2, 3]);
    const mac = createHmac('sha256', secret).update('cuecart pass 1\nact-1\n').update(index).digest().subarray(0, 8);
    expect(makePass(secret, 'act-1', 0x00010203)).toBe(Buffer.concat([index, mac]).toString('base64url'));
  });
});

describe('the frames', () => {
  it('[V1] carry a vote and its answer there and back', () => {
    const vote = fc.record({
      poll: fc.integer({ min: 0, max: 0xffff_ffff }),
      choice: fc.constantFrom(1 as const, 2 as const),
      sequence: fc.integer({ min: 0, max: 255 }),
      tag: fc.integer({ min: 0, max: 0xffff_ffff }),
    });
    fc.assert(
      fc.property(vote, (one) => {
        expect(decodeVote(encodeVote(one))).toEqual(one);
      }),
    );
    fc.assert(
      fc.property(
        vote,
        fc.constantFrom(...voteCodes),
        fc.integer({ min: 1, max: 0xffff_ffff }),
        fc.integer({ min: 0, max: 65_535 }),
        (one, code, batch, offset) => {
          const ack = { ...one, code, receipt: { batch, offset } };
          expect(decodeAck(encodeAck(ack))).toEqual(ack);
        },
      ),
    );
  });

  it('[V5] that are none are not taken for a vote', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        fc.pre(bytes.length !== 14 || bytes[0] !== 1);
        expect(decodeVote(Buffer.from(bytes))).toBeUndefined();
      }),
    );
  });
});

describe('the secrets', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = makeDataDir();
  });
  afterEach(() => removeDataDir(dataDir));

  it('[V5] are made once, for their owner only, however many ask at the same time', async () => {
    const script = path.join(dataDir, 'ask.ts');
    const module = path.resolve(import.meta.dirname, '../../server/audience/secrets.ts');
    writeFileSync(
      script,
      `import { readSecrets } from ${JSON.stringify(module)};\nprocess.send?.(readSecrets(${JSON.stringify(dataDir)}));\n`,
    );
    const children = Array.from({ length: 4 }, () => fork(script, { execArgv: ['--import', import.meta.resolve('tsx')] }));
    const answers = await Promise.all(children.map(async (child) => JSON.stringify((await once(child, 'message'))[0])));
    expect(new Set(answers).size).toBe(1);
    expect(JSON.stringify(readSecrets(dataDir))).toBe(answers[0]);
    expect(statSync(path.join(dataDir, 'phones-secrets.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('phones-secrets'))).toEqual(['phones-secrets.json']);
  });

  it('[V5] of an older Cuecart are kept and completed, the same by whoever does it', () => {
    const file = path.join(dataDir, 'phones-secrets.json');
    const older = JSON.stringify({ pass: 'p'.repeat(43), link: 'l'.repeat(43) });
    writeFileSync(file, older);
    const completed = readSecrets(dataDir);
    expect(completed).toMatchObject(JSON.parse(older));
    expect(completed.air).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(readSecrets(dataDir)).toEqual(completed);
    writeFileSync(file, older);
    expect(readSecrets(dataDir)).toEqual(completed);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('phones-secrets'))).toEqual(['phones-secrets.json']);
  });

  it('[V5] that are damaged are said to be, and not replaced', () => {
    const file = path.join(dataDir, 'phones-secrets.json');
    writeFileSync(file, '{"pass":"short"}');
    expect(() => readSecrets(dataDir)).toThrow(/backup/);
    expect(readFileSync(file, 'utf8')).toBe('{"pass":"short"}');
  });
});
