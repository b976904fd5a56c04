/** Who may be the second person of two, and what is said of who let whom in. */
import { describe, expect, it } from 'vitest';
import { type Inviter, mostInviters, rowAfter, type SignedIn, theServer, tieOf } from '../../server/contract/inviters.ts';
import { textIn } from '../../server/contract/units.ts';
import { decide } from '../../server/core/decide/index.ts';
import type { World } from '../../server/core/decide/world.ts';
import type { Fact, FactBody } from '../../server/core/facts.ts';
import { logText } from '../../server/core/log-text.ts';
import { recordOf } from '../../server/core/poll-record.ts';
import { pollRows } from '../../server/core/poll-rows.ts';
import { allows } from '../../server/core/show.ts';
import { tiesInEnglish, tieText, twoPeopleIn } from '../../server/core/ties.ts';
import type { Evening } from './evening.ts';
import { aPlan } from './plans.ts';
import { counted, noOpenTier, weighed } from './voting.ts';

type Who = World['who'];
const sitting = (id: string, name: string, ...invitedBy: readonly Inviter[]): Who => ({ id, name, invitedBy, device: `${id}’s own` });
const named = ({ id, name }: SignedIn): Inviter => ({ id, name });
/** Dora came in by the server's own link and invited Wu and He; He invited Bo. Ann and Cy stand in the crew's list. */
const dora = sitting('dora', 'Dora', theServer);
const wu = sitting('wu', 'Wu', named(dora), theServer);
const he = sitting('he', 'He', named(dora), theServer);
const bo = sitting('bo', 'Bo', named(he), named(dora), theServer);
const another = sitting('another', 'Director', theServer);
const [ann, cy] = [sitting('ann', 'Ann'), sitting('cy', 'Cy')];
const old: Who = { id: 'old', name: 'Old' };

const strict = () => ({ ...aPlan(), voteLog: { witnesses: [], witnessBeforeReveal: false, independentConfirmation: true } });

/** One proposed to leave out the open tier, and the door has counted: 20 to 29. */
const proposedBy = (who: Who, plan = aPlan()): Evening => {
  const evening = counted(plan);
  const command = { type: 'poll.propose', key: 'another-key', pollId: 'apples', motion: noOpenTier } as const;
  const decision = decide(command, evening.show, { ...evening.whole(), who });
  if ('refusal' in decision) throw new Error(decision.refusal.message);
  evening.fold(decision.facts, who.name);
  weighed(evening, 20, 29);
  return evening;
};
const motionIn = (evening: Evening) =>
  pollRows(evening.show, evening.now)
    .find(({ id }) => id === 'apples')
    ?.motions.at(-1);
/** What is decided when this one confirms: the fact, or the refusal in words. */
const confirmedBy = (evening: Evening, who: Who): FactBody | string => {
  const motionId = motionIn(evening)?.id ?? '';
  const command = { type: 'poll.confirm', key: 'a-fresh-key', pollId: 'apples', motionId, saw: { yea: 20, nay: 29 } } as const;
  const decision = decide(command, evening.show, { ...evening.whole(), who });
  if ('refusal' in decision) return `${decision.refusal.code}: ${decision.refusal.message}`;
  return decision.facts[0] ?? 'nothing';
};
const factOf = (one: FactBody | string): FactBody => {
  if (typeof one === 'string') throw new Error(one);
  return one;
};

describe('the second person', () => {
  it('[V14] is not one who sits at the proposer’s device under another sign-in', () => {
    const evening = proposedBy({ ...dora, device: 'the desk' });
    expect(confirmedBy(evening, { ...wu, device: 'the desk' })).toBe(
      'two-people: This was proposed in the browser that you sit at, under another sign-in. Another person must confirm it on a device of their own.',
    );
    expect(confirmedBy(evening, wu)).toMatchObject({ type: 'poll.excluded', confirmedById: 'wu' });
  });

  it('[V14] is not taken at the proposer’s device by the machine either, whatever road the fact came by', () => {
    const evening = proposedBy({ ...dora, device: 'the desk' });
    const fact = { ...factOf(confirmedBy(evening, wu)), at: evening.now, by: 'Wu' } as Fact;
    expect(allows(evening.show, fact)).toBe(true);
    expect(allows(evening.show, { ...fact, confirmedOn: 'the desk' } as Fact)).toBe(false);
  });

  it('[V14] may be anybody else where no mark of a device was kept', () => {
    expect(confirmedBy(proposedBy(old), { id: 'older', name: 'Older' })).toMatchObject({ type: 'poll.excluded' });
  });

  it('[V37] is, where the series asks for it, nobody whom the proposer let in, who let them in, or whom the same person let in', () => {
    const whoMay = (proposer: Who): readonly string[] =>
      [dora, wu, he, bo, another, ann, cy, old]
        .filter((who) => typeof confirmedBy(proposedBy(proposer, strict()), who) !== 'string')
        .map(({ id }) => id);
    expect(whoMay(dora)).toEqual(['ann', 'cy']);
    expect(whoMay(wu)).toEqual(['ann', 'cy']);
    expect(whoMay(bo)).toEqual(['ann', 'cy']);
    expect(whoMay(ann)).toEqual(['dora', 'wu', 'he', 'bo', 'another', 'cy']);
    expect(whoMay(old)).toEqual([]);
  });

  it('[V37] is told why not, and who could', () => {
    expect(confirmedBy(proposedBy(dora, strict()), bo)).toBe(
      'two-people: Proposed by Dora, to be confirmed by Bo, who was invited by He, who was invited by Dora. In this series somebody must confirm it who was let in apart from Dora.',
    );
    expect(motionIn(proposedBy(dora, strict()))).toMatchObject({ apart: true, invitedBy: [theServer] });
    expect(motionIn(proposedBy(dora))).not.toHaveProperty('apart');
  });
});

describe('who let whom in', () => {
  it('[V36] goes by ids: down the row, up the row, by one person, by the server, apart, or not known', () => {
    expect(tieOf(dora, wu)).toEqual({ is: 'invited', names: ['Dora'] });
    expect(tieOf(dora, bo)).toEqual({ is: 'invited', names: ['He', 'Dora'] });
    expect(tieOf(bo, dora)).toEqual({ is: 'inviter', names: ['He', 'Dora'] });
    expect(tieOf(wu, bo)).toEqual({ is: 'together', by: named(dora) });
    expect(tieOf(dora, another)).toEqual({ is: 'together', by: theServer });
    expect(tieOf(ann, sitting('ann-2', 'Ann'))).toEqual({ is: 'apart' });
    expect([tieOf(old, ann), tieOf(old, { id: 'older', name: 'Older' })]).toEqual([{ is: 'unknown' }, { is: 'unknown' }]);
    const ofOld = sitting('of-old', 'Of old', ...(rowAfter(old) ?? []));
    expect([tieOf(old, ofOld).is, tieOf(ofOld, ann).is]).toEqual(['invited', 'unknown']);
  });

  it('[C7] is a row of at most eight: nobody is invited further down, so that its end is never forgotten', () => {
    let row = rowAfter(ann);
    for (let n = 1; n < mostInviters; n += 1) row = rowAfter(sitting(`n-${n}`, 'One more', ...(row ?? [])));
    expect(row?.at(-1)).toEqual(named(ann));
    expect(rowAfter(sitting('n-9', 'One more', ...(row ?? [])))).toBeUndefined();
  });

  it('[L21] stands in the fact, in the record for the signed log and in the show’s own log; of a device nothing is in the record', () => {
    const evening = proposedBy(dora);
    const fact = factOf(confirmedBy(evening, bo));
    expect(fact).toMatchObject({ proposerInvitedBy: dora.invitedBy, confirmerInvitedBy: bo.invitedBy, confirmedOn: 'bo’s own' });
    const record = recordOf({ ...fact, at: evening.now, by: 'Bo' } as Fact);
    expect(record?.body).toMatchObject({
      ...{ proposedBy: 'Dora', proposedById: 'dora', proposerInvitedBy: [theServer] },
      ...{ confirmedBy: 'Bo', confirmedById: 'bo', confirmerInvitedBy: [named(he), named(dora), theServer] },
    });
    const proposed = evening.facts.find(({ type }) => type === 'poll.proposed');
    expect(proposed).toMatchObject({ proposedOn: 'dora’s own' });
    expect(JSON.stringify([record, proposed && recordOf(proposed), motionIn(evening)])).not.toContain('’s own');
    expect(textIn(logText(fact, aPlan()), 'en')).toContain('by Dora and Bo, who was invited by He, who was invited by Dora:');
    evening.fold([fact], 'Bo');
    expect(motionIn(evening)).toMatchObject({ confirmedBy: 'Bo', second: { id: 'bo', name: 'Bo', invitedBy: bo.invitedBy } });
  });

  it('[L21] is said in words after the second name', () => {
    const said = (first: SignedIn, second: SignedIn) => `${second.name}${tieText(tiesInEnglish, first, second)}`;
    expect([said(dora, wu), said(dora, bo)]).toEqual(['Wu, who was invited by Dora', 'Bo, who was invited by He, who was invited by Dora']);
    expect([said(wu, dora), said(bo, dora)]).toEqual(['Dora, who had invited Wu', 'Dora, who had invited He, who had invited Bo']);
    expect([said(wu, he), said(dora, another)]).toEqual(['He, both let in by Dora', 'Director, both let in by the server itself']);
    expect([said(ann, cy), said(old, ann)]).toEqual(['Cy, let in apart from each other', 'Ann (who let whom in was not recorded)']);
  });

  it('[L21] is read from a record with care: what is not there is not known', () => {
    expect(twoPeopleIn({})).toEqual([
      { id: '', name: '' },
      { id: '', name: '' },
    ]);
    const [one, other] = twoPeopleIn({ proposedBy: 'Dora', proposerInvitedBy: 'Dora', confirmedBy: 7, confirmerInvitedBy: [{ id: 1 }] });
    expect(tieOf(one, other).is).toBe('unknown');
  });
});
