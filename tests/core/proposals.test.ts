/** Proposed edits of the plan: they change nothing, the chair's yes does, and they notice by themselves when they are out of date. */

import { describe, expect, it } from 'vitest';
import type { ProposedEdit } from '../../server/contract/producer-views.ts';
import { seconds } from '../../server/contract/units.ts';
import { mayAsk } from '../../server/contract/who-may.ts';
import { proposalRows } from '../../server/core/proposal-rows.ts';
import type { ShowContext } from '../../server/core/show-state.ts';
import * as timing from '../../server/core/timing.ts';
import fc from '../run/properties.ts';
import { type Evening, live, ready, typesOf } from './evening.ts';

const jun = { who: { id: 'jun', name: 'Jun' } };
const propose = (evening: Evening, edit: ProposedEdit, note?: string) =>
  evening.ask('plan.propose', { edit, ...(note ? { note } : {}) }, jun);
const newest = (evening: Evening): string => evening.context.proposals.at(-1)?.id ?? 'none';
const accept = (evening: Evening, proposalId = newest(evening)) => evening.ask('plan.accept', { proposalId });
const rows = (evening: Evening) => proposalRows(evening.show, evening.now);
const withoutProposals = ({ proposals: _, ...rest }: ShowContext) => rest;

const doIt = (evening: Evening, edit: ProposedEdit) => {
  const { do: deed, ...about } = edit;
  return evening.ask(`segment.${deed}`, about as never);
};

const ids = ['opening', 'apples', 'guest', 'oranges', 'closing', 'spare'] as const;
const segmentId = fc.constantFrom(...ids);
const before = fc.option(segmentId);
const anyEdit: fc.Arbitrary<ProposedEdit> = fc.oneof(
  fc.record({ do: fc.constant('setNext' as const), segmentId }),
  fc.record({ do: fc.constant('skip' as const), segmentId, skipped: fc.boolean() }),
  fc.record({ do: fc.constantFrom('move' as const, 'insert' as const), segmentId, before }) as fc.Arbitrary<ProposedEdit>,
  fc.record({ do: fc.constant('retime' as const), segmentId, planned: fc.integer({ min: 10, max: 300 }).map(seconds) }),
);

describe('a proposal', () => {
  it('[D1, S5] is made by somebody without the chair and changes nothing else of the show', () => {
    fc.assert(
      fc.property(anyEdit, (edit) => {
        const evening = live();
        const was = withoutProposals(evening.context);
        propose(evening, edit, 'we are over');
        expect(withoutProposals(evening.context)).toEqual(was);
      }),
    );
  });

  it('[D1, C3] may be made by all who have hands in the show, answered by directors and producers, and by no one who only looks', () => {
    for (const role of ['director', 'producer', 'vote', 'guests', 'graphics'] as const)
      expect(mayAsk(role, { type: 'plan.propose' })).toBe(true);
    for (const role of ['auditor', 'viewer'] as const)
      for (const type of ['plan.propose', 'plan.accept', 'plan.decline', 'plan.withdraw'] as const)
        expect(mayAsk(role, { type })).toBe(false);
    expect(mayAsk('vote', { type: 'plan.accept' })).toBe(false);
  });

  it('[D2] does, once accepted, exactly what the edit itself would have done', () => {
    let accepted = 0;
    fc.assert(
      fc.property(anyEdit, fc.nat(30), (edit, wait) => {
        const [proposed, done] = [live(), live()];
        if (typeof propose(proposed, edit) === 'string') return;
        for (const evening of [proposed, done]) evening.wait(wait);
        expect(typesOf(accept(proposed))[0]).toBe('plan.accepted');
        doIt(done, edit);
        expect(proposed.context).toEqual(done.context);
        accepted += 1;
      }),
    );
    expect(accepted).toBeGreaterThan(20);
  });

  it('[D2] is accepted and declined by the chair alone, and changes nothing when it is declined or withdrawn', () => {
    const evening = live();
    propose(evening, { do: 'skip', segmentId: 'guest', skipped: true });
    const id = newest(evening);
    expect(evening.ask('plan.accept', { proposalId: id }, jun)).toBe('not-the-chair');
    expect(evening.ask('plan.decline', { proposalId: id }, jun)).toBe('not-the-chair');
    expect(evening.ask('plan.withdraw', { proposalId: id })).toBe('not-allowed');
    const was = withoutProposals(evening.context);
    expect(typesOf(evening.ask('plan.decline', { proposalId: id }))).toEqual(['plan.declined']);
    expect(accept(evening, id)).toBe('stale');
    propose(evening, { do: 'skip', segmentId: 'guest', skipped: true });
    expect(typesOf(evening.ask('plan.withdraw', { proposalId: newest(evening) }, jun))).toEqual(['plan.withdrawn']);
    expect(evening.context.proposals).toEqual([]);
    expect(withoutProposals(evening.context)).toEqual(was);
  });

  it('[D2] shows where the show would land, which is where it lands once accepted', () => {
    const evening = live();
    propose(evening, { do: 'retime', segmentId: 'guest', planned: seconds(120) });
    const shown = rows(evening)[0]?.lands;
    accept(evening);
    const offAir = timing.expectedOffAir(evening.context, evening.now);
    expect(shown).toEqual({ offAir, overHardOut: (offAir ?? 0) - timing.hardOut(evening.context, evening.now) });
    expect(shown?.overHardOut).toBe(-seconds(60));
  });

  it('[D3] goes stale once its segment is taken, and says so where it is accepted', () => {
    const evening = live();
    propose(evening, { do: 'retime', segmentId: 'apples', planned: seconds(30) });
    evening.wait(60);
    evening.take();
    expect(rows(evening)).toMatchObject([{ stale: 'was-taken', lands: null }]);
    const was = evening.context;
    expect(accept(evening)).toBe('stale');
    expect(evening.context).toBe(was);
  });

  it('[D3] goes stale when its place is passed, its segment skipped, its length changed or its wish done by somebody else', () => {
    const stale = (edit: ProposedEdit, meanwhile: (evening: Evening) => void) => {
      const evening = live();
      propose(evening, edit);
      meanwhile(evening);
      return rows(evening)[0]?.stale;
    };
    const take = (evening: Evening) => {
      evening.wait(60);
      evening.take();
    };
    expect(stale({ do: 'insert', segmentId: 'spare', before: 'apples' }, take)).toBe('place-is-past');
    const skip = (evening: Evening) => evening.ask('segment.skip', { segmentId: 'oranges', skipped: true });
    expect(stale({ do: 'setNext', segmentId: 'oranges' }, skip)).toBe('not-possible');
    const retime = (evening: Evening) => evening.ask('segment.retime', { segmentId: 'guest', planned: seconds(100) });
    expect(stale({ do: 'retime', segmentId: 'guest', planned: seconds(90) }, retime)).toBe('length-changed');
    expect(stale({ do: 'skip', segmentId: 'oranges', skipped: true }, skip)).toBe('is-so-already');
    expect(stale({ do: 'setNext', segmentId: 'guest' }, take)).toBe('is-so-already');
  });

  it('[D3] waits with four others at most; a sixth is refused until one is answered or stale', () => {
    const evening = ready();
    for (const [index, id] of ['apples', 'guest', 'oranges', 'closing', 'opening'].entries())
      propose(evening, { do: 'retime', segmentId: id, planned: seconds(20 + index) });
    const sixth: ProposedEdit = { do: 'insert', segmentId: 'spare', before: null };
    expect(propose(evening, sixth)).toBe('busy');
    evening.take();
    expect(typesOf(propose(evening, sixth))).toEqual(['plan.proposed']);
    expect(rows(evening).map(({ stale }) => stale)).toEqual([null, null, null, null, null]);
  });

  it('[D3] is refused when the same waits already, or when it makes no sense', () => {
    const evening = live();
    const edit: ProposedEdit = { do: 'setNext', segmentId: 'guest' };
    propose(evening, edit);
    expect(propose(evening, edit)).toBe('busy');
    expect(propose(evening, { do: 'setNext', segmentId: 'apples' })).toBe('wrong-phase');
    expect(propose(evening, { do: 'setNext', segmentId: 'nowhere' })).toBe('unknown');
    expect(propose(evening, { do: 'skip', segmentId: 'opening', skipped: true })).toBe('wrong-phase');
  });
});
