/** The codes that pictures carry, as the show server makes and draws them. */
import { describe, expect, it } from 'vitest';
import { openAirCodes } from '../../server/air-codes.ts';
import { createAirLinks } from '../../server/audience/air-link.ts';
import { drawQr } from '../../server/links.ts';

const noon = 1_764_734_400_000;
const secret = 'x'.repeat(43);

const opened = () => {
  let now = noon;
  let drawn = 0;
  const draw = (link: string) => {
    drawn += 1;
    return drawQr(link);
  };
  const codes = openAirCodes({ link: createAirLinks(secret, 'https://vote.example/'), draw, now: () => now });
  return { codes, drawn: () => drawn, pass: (ms: number) => (now += ms) };
};
const of = (picture: string) => ({ activationId: 'a1', picture });

describe('a picture’s code', () => {
  it('is drawn once for its ten seconds, however often it is asked for, and is another after them', () => {
    const { codes, drawn, pass } = opened();
    const first = codes(of('program'));
    pass(9999);
    expect(codes(of('program'))).toBe(first);
    pass(1);
    const second = codes(of('program'));
    expect([second?.at, drawn()]).toEqual([noon + 10_000, 2]);
    expect(second?.link).not.toBe(first?.link);
    expect(new URL(second?.link ?? '').searchParams.get('p')).toBe('program');
  });

  it('is another for another picture and for another evening', () => {
    const { codes } = opened();
    const links = [of('program'), of('harbour'), { activationId: 'a2', picture: 'program' }].map((one) => codes(one)?.link);
    expect(new Set(links).size).toBe(3);
  });

  it('is drawn for a few pictures at a time; the others keep their last one until their turn', () => {
    const { codes, drawn, pass } = opened();
    const pictures = Array.from({ length: 25 }, (_, n) => of(`station-${n}`));
    const ask = () => pictures.filter((one) => codes(one)).length;
    expect([ask(), drawn()]).toEqual([10, 10]);
    pass(100);
    ask();
    pass(100);
    expect([ask(), drawn()]).toEqual([25, 25]);
    pass(10_000);
    expect([ask(), drawn()]).toEqual([25, 35]);
  });
});

describe('a drawing', () => {
  it('has every dark module once, a run of them in one box', () => {
    const { path, size } = drawQr('https://vote.example/?p=program&c=7K3ABCDE12');
    const boxes = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)].map(([, x, y, wide, back]) => ({
      x: Number(x),
      y: Number(y),
      wide: Number(wide),
      back: Number(back),
    }));
    expect(boxes.map(({ x, y, wide }) => `M${x} ${y}h${wide}v1h-${wide}z`).join('')).toBe(path);
    const dark = boxes.flatMap(({ x, y, wide }) => Array.from({ length: wide }, (_, n) => y * size + x + n));
    expect(new Set(dark).size).toBe(dark.length);
    expect(boxes.every(({ x, wide }) => x + wide <= size)).toBe(true);
    // The finder pattern in the corner begins with seven dark modules.
    expect(boxes[0]).toMatchObject({ x: 0, y: 0, wide: 7 });
    expect(path.length).toBeLessThan(6000);
  });
});
