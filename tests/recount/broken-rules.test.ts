/** What a recount says of a door that broke its own rules, though every signature is right. */
import { afterEach, describe, expect, it } from 'vitest';
import { recountBytes } from '../../server/cli/recount/check-export.ts';
import { ballot, type Evening, leftOut, openEvening, opens, rules, tally, wholeEvening } from './an-evening.ts';

let evening: Evening;
afterEach(() => evening.close());

const recount = (bytes: Buffer) => recountBytes(bytes, { keys: [evening.key.key], witnesses: [], kept: [] });
const whats = (bytes: Buffer): string[] => recount(bytes).findings.map((one) => one.what);

describe('a door that broke its rules', () => {
  const sealed = (yea: number, nay: number, perPath: Record<string, { yea: number; nay: number }>, isOpen = true) =>
    tally(yea, nay, isOpen ? { open: { yea, nay } } : { air: { yea, nay } }, perPath);

  it('[L10] is told that rules came after the opening', () => {
    evening = openEvening((same) => same, opens + 1);
    evening.sign(opens + 1);
    expect(whats(evening.export())).toEqual([expect.stringMatching(/^eggs: its rules came into the log \d+ ms after it had opened$/)]);
  });

  it.each([
    ['before its window opened', opens + 6000, ballot(1, 'yea', 0, 1), { east: { yea: 1, nay: 0 } }],
    ['after its window closed', opens + 33_001, ballot(1, 'yea', 0, 0), { origin: { yea: 1, nay: 0 } }],
    ['may not vote', opens + 10, ballot(1, 'yea', 0, 9), { unknown: { yea: 1, nay: 0 } }],
  ])('is told of a ballot that came %s', (what, at, one, perPath) => {
    evening = openEvening();
    evening.ballots(at, one);
    evening.seal(sealed(1, 0, perPath, false));
    evening.sign(opens + 60_000);
    const findings = recount(evening.export()).findings;
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ leaf: 2, what: expect.stringContaining(what) });
  });

  it('[L10] is told of a window that was shortened, and not of one that was made longer', () => {
    const moved = (by: number) => ({
      ...rules,
      endsAt: rules.endsAt + by,
      windows: rules.windows.map((one) => ({ ...one, closesAt: one.closesAt + by })),
    });
    evening = openEvening();
    evening.file.saveRules(evening.poll, JSON.stringify(moved(5000)), opens + 1000);
    evening.ballots(opens + 37_000, ballot(1, 'yea', 0, 0));
    evening.seal(sealed(1, 0, { origin: { yea: 1, nay: 0 } }, false));
    evening.sign(opens + 70_000);
    expect(whats(evening.export())).toEqual([]);
    evening.close();
    evening = openEvening();
    evening.file.saveRules(evening.poll, JSON.stringify(moved(-5000)), opens + 1000);
    evening.sign(opens + 70_000);
    expect(whats(evening.export())).toEqual(['eggs: its window was shortened']);
  });

  it('[L10] is told of a path that was called otherwise after the opening', () => {
    const [first, ...others] = rules.windows;
    const named = (name: string) => ({ ...rules, windows: [{ ...first!, name }, ...others] });
    evening = openEvening(() => named('Satellite'));
    evening.file.saveRules(evening.poll, JSON.stringify(named('The village')), opens + 1000);
    evening.sign(opens + 70_000);
    expect(whats(evening.export())).toEqual(['eggs: its rules were changed after it opened']);
  });

  it('is told of a pass that was never leased, and of ballots after the final count', () => {
    evening = openEvening();
    evening.ballots(opens + 10, ballot(10_000, 'yea'));
    evening.seal(sealed(1, 0, { unknown: { yea: 1, nay: 0 } }));
    evening.ballots(opens + 20, ballot(10_000, 'nay', 1));
    evening.sign(opens + 60_000);
    expect(whats(evening.export()).join('\n')).toMatch(/pass 10000 was in no lease[\s\S]*ballots after the final count/);
  });

  it('is told of more votes than passes, of another result than was counted, and of one told too early', () => {
    evening = openEvening();
    evening.ballots(opens + 10, ...Array.from({ length: 101 }, (_, pass) => ballot(pass, 'yea')));
    evening.seal(sealed(101, 0, { unknown: { yea: 101, nay: 0 } }));
    evening.tell({ decision: 'nay', yea: 101, nay: 0, revealedAt: opens + 60_000 });
    evening.tell({ decision: 'yea', yea: 100, nay: 0, revealedAt: opens + 57_000 });
    evening.sign(opens + 60_000);
    const said = whats(evening.export()).join('\n');
    expect(said).toContain('101 counted votes in all, but only 100 passes were issued');
    expect(said).toContain('phones were told nay, by its rules it is yea');
    expect(said).toContain('a result was told before the last window had closed');
  });

  it('[V14] is told of a decision of two people that one sign-in made', () => {
    evening = wholeEvening();
    const one = { proposedBy: 'Wu', proposedById: 'op-1', confirmedBy: 'Somebody else', confirmedById: 'op-1', reason: 'x' };
    evening.decide('excluded', opens + 75_000, { ...one, exclusions: [leftOut], now: { yea: 3, nay: 2 } });
    evening.sign(opens + 77_000);
    expect(whats(evening.export())).toEqual(['eggs: what Wu proposed, the same sign-in confirmed']);
  });

  it('is told of figures that somebody says they saw and that did not stand', () => {
    evening = wholeEvening();
    evening.decide('excluded', opens + 75_000, {
      exclusions: [leftOut],
      now: { yea: 4, nay: 2 },
      proposedBy: 'a',
      confirmedBy: 'b',
      reason: 'x',
    });
    evening.decide('verified', opens + 76_000, { by: 'c', saw: { yea: 4, nay: 3 } });
    evening.sign(opens + 77_000);
    expect(whats(evening.export())).toEqual(['eggs: says 4 : 2 remain, the ballots say 3 : 2', 'eggs: says 4 : 3, what stood was 3 : 2']);
  });
});
