/** New passes: free, until a crowd of them comes from one place. */
import type { IncomingMessage } from 'node:http';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { describe, expect, it } from 'vitest';
import { createPlaces, home, prefixOf } from '../../server/audience/address-prefix.ts';
import { challengeLasts, createChallenges } from '../../server/audience/challenge.ts';
import { createCrowds, halvesEvery } from '../../server/audience/crowds.ts';
import { createPassGate, type Newcomer } from '../../server/audience/pass-gate.ts';
import type { PhoneChallenge, PhoneWork } from '../../server/contract/phone.ts';
import { handClock } from '../fakes/hand-clock.ts';
import fc from '../run/properties.ts';

const noon = 1_796_000_000_000;

const workOn = async (challenge: PhoneChallenge): Promise<PhoneWork> => {
  const solution = await solveChallenge({ challenge: structuredClone(challenge), deriveKey });
  if (!solution) throw new Error('It could not be solved.');
  return { challenge, solution: { counter: solution.counter, derivedKey: solution.derivedKey } };
};
const made = async (challenges: ReturnType<typeof createChallenges>, now: number): Promise<PhoneChallenge> => {
  const challenge = await challenges.make('act-1', now);
  if (!challenge) throw new Error('None was made.');
  return challenge;
};

describe('the work for a pass', () => {
  it('[V27] is taken once, in its activation, before it ends, and by whoever did it', async () => {
    const challenges = createChallenges(noon);
    const work = await workOn(await made(challenges, noon));
    expect(await challenges.redeem(work, 'act-2', noon)).toBe(false);
    expect(await challenges.redeem(work, 'act-1', noon + challengeLasts)).toBe(false);
    expect(await challenges.redeem({ ...work, solution: { ...work.solution, derivedKey: 'ab'.repeat(32) } }, 'act-1', noon)).toBe(false);
    const { parameters } = work.challenge;
    const longer = { ...work.challenge, parameters: { ...parameters, data: { ...parameters.data, until: noon * 2 } } };
    expect(await challenges.redeem({ ...work, challenge: longer }, 'act-1', noon)).toBe(false);
    expect(await challenges.redeem(work, 'act-1', noon + 1000)).toBe(true);
    expect(await challenges.redeem(work, 'act-1', noon + 1001)).toBe(false);
    expect(await challenges.redeem(work, 'act-1', noon + challengeLasts - 1)).toBe(false);
  });

  it('that was done before a restart is not taken after it', async () => {
    const work = await workOn(await made(createChallenges(noon), noon));
    expect(await createChallenges(noon + 1000).redeem(work, 'act-1', noon + 1000)).toBe(false);
  });

  it('is not made without end: a flood of newcomers is told to come back', async () => {
    const challenges = createChallenges(noon);
    const asked = await Promise.all(Array.from({ length: 450 }, () => challenges.make('act-1', noon)));
    expect(asked.filter((one) => one === undefined)).toHaveLength(50);
    expect(await challenges.make('act-1', noon + 1000)).toBeDefined();
  });
});

describe('the crowd of a place', () => {
  it('halves every five minutes, and never more places are remembered than fit', () => {
    const crowds = createCrowds(3);
    for (let pass = 0; pass < 8; pass += 1) crowds.add(1, noon);
    expect(crowds.of(1, noon)).toBe(8);
    expect(crowds.of(1, noon + halvesEvery)).toBeCloseTo(4);
    expect(crowds.of(1, noon - 1000)).toBe(8);
    for (let place = 2; place < 10; place += 1) {
      crowds.add(1, noon);
      crowds.add(place, noon);
    }
    expect(crowds.places).toBe(3);
    expect(crowds.of(1, noon)).toBe(16);
    expect(crowds.of(2, noon)).toBe(0);
  });
});

describe('the gate', () => {
  const crowd = 3;
  const newcomer = (more: Partial<Newcomer> = {}): Newcomer => ({ place: 7, activationId: 'act-1', isClosing: false, ...more });
  const opened = (given = 0, size = crowd) => {
    const clock = handClock(noon);
    const gate = createPassGate({ clock, crowd: size });
    for (let pass = 0; pass < given; pass += 1) gate.gave(7);
    return { gate, clock };
  };

  it('lets the first ones in, then asks for work, and lets in whoever did it', async () => {
    const { gate } = opened(crowd - 1);
    expect(await gate.admit(newcomer())).toEqual({ is: 'free' });
    gate.gave(7);
    const asked = await gate.admit(newcomer());
    if (asked.is !== 'work') throw new Error(`It said ${asked.is}.`);
    const work = await workOn(asked.challenge);
    expect(await gate.admit(newcomer({ work }))).toEqual({ is: 'worked' });
    expect(await gate.admit(newcomer({ work }))).toMatchObject({ is: 'work' });
    expect(await gate.admit(newcomer({ place: 8 }))).toEqual({ is: 'free' });
    expect(gate.counts('act-1')).toEqual({ challenged: 2, unchallenged: 0, refused: 0 });
    expect(gate.counts('act-2')).toEqual({ challenged: 0, unchallenged: 0, refused: 0 });
  });

  it('asks nobody for work in the last moments of a vote: it lets in ten times the crowd, and nobody beyond that', async () => {
    expect(await opened(crowd).gate.admit(newcomer({ isClosing: true }))).toEqual({ is: 'unchallenged' });
    const { gate } = opened(10 * crowd);
    expect(await gate.admit(newcomer({ isClosing: true }))).toEqual({ is: 'refused' });
    expect(await gate.admit(newcomer())).toMatchObject({ is: 'work' });
    expect(gate.counts('act-1')).toEqual({ challenged: 1, unchallenged: 0, refused: 1 });
  });

  it('refuses a place that has had a hundred times the crowd, until that is some time ago', async () => {
    const { gate, clock } = opened(100 * crowd);
    expect(await gate.admit(newcomer())).toEqual({ is: 'refused' });
    await clock.advance(halvesEvery);
    expect(await gate.admit(newcomer())).toMatchObject({ is: 'work' });
  });

  it('asks nothing of this machine itself, and of nobody when it was told so', async () => {
    const { gate } = opened();
    for (let pass = 0; pass < 1000; pass += 1) gate.gave(home);
    expect(await gate.admit(newcomer({ place: home }))).toEqual({ is: 'free' });
    expect(await opened(1000, 0).gate.admit(newcomer())).toEqual({ is: 'free' });
  });
});

describe('the place of a caller', () => {
  const request = (remoteAddress: string | undefined, forwarded?: string): IncomingMessage =>
    ({ socket: { remoteAddress }, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;
  const salt = Buffer.from('01234567');

  it('is its /24 or /56, told from every other, and the same for one written in two ways', () => {
    const placeOf = createPlaces(0, salt);
    const of = (address: string) => placeOf(request(address));
    expect(of('203.0.113.7')).toBe(of('203.0.113.250'));
    expect(of('203.0.113.7')).toBe(of('::ffff:203.0.113.9'));
    expect(of('203.0.113.7')).not.toBe(of('203.0.114.7'));
    expect(of('2001:db8:1:200::1')).toBe(of('2001:0db8:0001:02ff:ffff::2'));
    expect(of('2001:db8:1:200::1')).not.toBe(of('2001:db8:1:300::1'));
    expect(of('fe80::1%eth0')).toBe(of('fe80::2'));
    for (const here of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '127.9.9.9']) expect(of(here)).toBe(home);
    expect(of('')).not.toBe(home);
  });

  it('[V29] is not the same number after a restart', () => {
    expect(createPlaces(0)(request('203.0.113.7'))).not.toBe(createPlaces(0)(request('203.0.113.7')));
  });

  it('[V29] is what the outermost proxy of our own saw, and never what a caller says of itself', () => {
    const direct = createPlaces(0, salt)(request('203.0.113.7'));
    expect(createPlaces(0, salt)(request('203.0.113.7', '198.51.100.1'))).toBe(direct);
    expect(createPlaces(1, salt)(request('10.0.0.1', '203.0.113.9'))).toBe(direct);
    expect(createPlaces(1, salt)(request('10.0.0.1', '198.51.100.1, 203.0.113.9'))).toBe(direct);
    expect(createPlaces(2, salt)(request('10.0.0.1', '198.51.100.1, 203.0.113.9, 10.0.0.2'))).toBe(direct);
    expect(createPlaces(1, salt)(request('203.0.113.9'))).toBe(direct);
    expect(createPlaces(1, salt)(request('10.0.0.1', 'no address'))).toBe(createPlaces(1, salt)(request(undefined)));
  });

  it('is some number whatever a header says', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 1, max: 5 }), (text, proxies) => {
        const place = createPlaces(proxies, salt)(request('203.0.113.7', text));
        expect(Number.isInteger(place) && place >= 0 && place < 2 ** 32).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        expect(prefixOf(address)).toBeDefined();
      }),
    );
  });
});
