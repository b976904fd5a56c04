/** The code in a picture: who saw which picture lately, and nobody else. */
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createAirLinks } from '../../server/audience/air-link.ts';
import { codeNow, judgeCode, type Mac, slotLength } from '../../server/core/air-code.ts';
import fc from '../run/properties.ts';

const macOf =
  (secret: string): Mac =>
  (text) =>
    createHmac('sha256', secret).update(text).digest();
const mac = macOf('a secret');
const noon = 1_796_000_000_000;
const program = { activationId: 'act-1', picture: 'program' };
/** One path, 8 s late, give or take one. */
const reach = { from: 7000, to: 9000 };

const time = fc.integer({ min: noon, max: noon + 7_200_000 });
const name = fc.string({ minLength: 1, maxLength: 20 });
const reaches = fc
  .record({ fast: fc.integer({ min: -5000, max: 60_000 }), more: fc.integer({ min: 0, max: 60_000 }) })
  .map(({ fast, more }) => ({ from: fast, to: fast + more }));

describe('the code of a picture', () => {
  it('is ten characters that nobody confuses, and another every ten seconds', () => {
    const { code, until } = codeNow(mac, program, noon + 3000);
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
    expect(until).toBe(noon + slotLength);
    expect(codeNow(mac, program, noon).code).toBe(code);
    expect(codeNow(mac, program, until).code).not.toBe(code);
  });

  it('[V22] holds from ten seconds before the fastest viewer could see it to ninety after the slowest', () => {
    const { code } = codeNow(mac, program, noon);
    const judge = (at: number) => judgeCode(mac, program, code, reach, at);
    expect(judge(noon + 7000 - 10_000 - 1)).toBe('false');
    expect(judge(noon + 7000 - 10_000)).toBe('valid');
    expect(judge(noon + 9000 + 90_000)).toBe('valid');
    expect(judge(noon + 9000 + 90_000 + 1)).toBe('expired');
    expect(judge(noon + 7_200_000)).toBe('expired');
  });

  it('is taken whenever a viewer of that picture can have seen it', () => {
    fc.assert(
      fc.property(time, reaches, fc.integer({ min: 0, max: 9999 }), fc.nat(), (shownAt, one, later, rest) => {
        const { code } = codeNow(mac, program, shownAt);
        const seenAt = shownAt + one.from + (rest % (one.to - one.from + 1));
        expect(judgeCode(mac, program, code, one, seenAt + later)).toBe('valid');
      }),
    );
  });

  it('is never taken outside its bounds', () => {
    fc.assert(
      fc.property(time, reaches, fc.integer({ min: -8_000_000, max: 8_000_000 }), (shownAt, one, away) => {
        const { code } = codeNow(mac, program, shownAt);
        const slot = Math.floor(shownAt / slotLength) * slotLength;
        const at = slot + away;
        const isWithin = away >= one.from - 10_000 && away <= one.to + 90_000;
        expect(judgeCode(mac, program, code, one, at) === 'valid').toBe(isWithin);
      }),
    );
  });

  it('[V22] is worth nothing for another picture, another activation, with another secret, or with a character changed', () => {
    fc.assert(
      fc.property(time, name, name, fc.nat({ max: 9 }), fc.constantFrom(...'0123456789ABCXYZ'), (at, one, other, place, letter) => {
        const of = { activationId: one, picture: 'program' };
        const { code } = codeNow(mac, of, at);
        const judge = (by: Mac, activationId: string, picture: string, text: string) =>
          judgeCode(by, { activationId, picture }, text, { from: 0, to: 0 }, at);
        expect(judge(mac, one, 'program', code)).toBe('valid');
        expect(judge(macOf('another'), one, 'program', code)).toBe('false');
        if (other !== one) expect(judge(mac, other, 'program', code)).toBe('false');
        if (other !== 'program') expect(judge(mac, one, other, code)).toBe('false');
        const changed = code.slice(0, place) + letter + code.slice(place + 1);
        if (changed !== code) expect(judge(mac, one, 'program', changed)).not.toBe('valid');
      }),
    );
  });

  it('cannot be moved from the name of the picture into that of the activation', () => {
    const { code } = codeNow(mac, { activationId: 'a', picture: 'b","c' }, noon);
    expect(judgeCode(mac, { activationId: 'a","b', picture: 'c' }, code, reach, noon + 8000)).toBe('false');
  });

  it('is refused in any other shape, and on a clock that has not been set', () => {
    const any = fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom('', 'IIIIIIIIII', 'oooooooooo', '0000000000é'));
    fc.assert(
      fc.property(any, (text) => {
        expect(judgeCode(mac, program, text, reach, noon)).not.toBe('valid');
      }),
    );
    const { code } = codeNow(mac, program, 5000);
    expect(judgeCode(mac, program, code, { from: 0, to: 0 }, 5000)).toBe('false');
  });

  it('is in the link of its QR, beside the picture’s name, whatever the page’s address is', () => {
    const linkOf = createAirLinks('a secret', 'https://vote.example/show/?lang=zh');
    const { code, link, until } = linkOf({ activationId: 'act-1', picture: 'station south' }, noon);
    expect(link).toBe(`https://vote.example/show/?lang=zh&p=station+south&c=${code}`);
    expect(until).toBe(noon + slotLength);
    expect(judgeCode(mac, { activationId: 'act-1', picture: 'station south' }, code, reach, noon + 8000)).toBe('valid');
  });
});
