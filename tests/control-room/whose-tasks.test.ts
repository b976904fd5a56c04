/** The live tasks that answer proposals, and whose each task is. */
import { describe, expect, it } from 'vitest';
import { taskIds } from '../../control-room/keys/task-types.ts';
import { deedOf, tasks, tasksOf } from '../../control-room/keys/tasks.ts';
import type { Role } from '../../server/contract/commands.ts';
import { isForTheChair, mayAsk } from '../../server/contract/who-may.ts';
import { asked, counting, desk, now, why } from './task-desk.ts';

describe('proposals', () => {
  const proposal = (id: string, stale: 'was-taken' | null) => ({
    ...{ id, at: now, byId: 'op-wu', by: 'Wu Tong', note: null, stale, lands: null },
    edit: { do: 'skip' as const, segmentId: 'order-eggs', skipped: true },
  });

  it('[K7] accepts and declines the first that can still be accepted, by Y and N', () => {
    const waiting = { proposals: [proposal('p1', 'was-taken'), proposal('p2', null), proposal('p3', null)] };
    expect(asked('proposal-accept', desk(waiting))).toEqual({ type: 'plan.accept', proposalId: 'p2' });
    expect(asked('proposal-decline', desk(waiting))).toEqual({ type: 'plan.decline', proposalId: 'p2' });
    expect(why('proposal-accept', desk({ proposals: [proposal('p1', 'was-taken')] }))).toBe('noProposal');
    expect([tasks['proposal-accept'].usual, tasks['proposal-decline'].usual]).toEqual(['y', 'n']);
  });
});

describe('whose task it is', () => {
  const roles: readonly Role[] = ['director', 'producer', 'vote', 'guests', 'graphics', 'auditor', 'viewer'];

  it('[K1] is what the server’s own table says, for every task and role, with and without the chair', () => {
    for (const role of roles)
      for (const id of taskIds)
        for (const hasChair of [true, false]) {
          const at = desk({}, { me: { id: hasChair ? 'op-lin' : 'op-other', role } });
          const { needs } = tasks[id];
          const word = why(id, at);
          if (!mayAsk(role, needs)) expect(word, `${role} ${id}`).toBe('notYours');
          else if (!hasChair && isForTheChair(needs.type)) expect(word, `${role} ${id}`).toBe('chairOnly');
          else expect(['notYours', 'chairOnly'], `${role} ${id}`).not.toContain(word);
        }
  });

  it('[S19] leaves what is next and its length to the chair while on air, and says to propose it', () => {
    const other = { me: { id: 'op-other', role: 'producer' as Role } };
    for (const id of ['skip-next', 'next-shorter', 'next-longer'] as const) {
      expect(why(id, desk({}, other)), id).toBe('chairsNext');
      expect(why(id, desk()), id).toBe('ask');
      expect(why(id, desk({ onAir: null }, other)), id).toBe('ask');
    }
  });

  it('[K1] gives each position its own keys', () => {
    expect(tasksOf('vote')).toEqual(['vote-open', 'vote-extend', 'vote-close', 'vote-verify', 'vote-reveal']);
    expect(tasksOf('guests')).toEqual(['guest-on', 'guest-title', 'guest-done', 'guest-give']);
    expect(tasksOf('graphics')).toEqual(['guest-title', 'product', 'graphics-clear', 'graphics-freeze']);
    expect(tasksOf('auditor')).toEqual([]);
    expect(tasksOf('director')).toEqual(taskIds);
  });

  it('[K1] asks nothing while the line is lost, and only what the role may ask', () => {
    for (const id of taskIds) {
      expect(why(id, desk({}, { isLost: true })), id).toBe('lineLost');
      const deed = deedOf(id, desk(counting, { focused: 'vote-verify' }));
      if (deed.do === 'ask') expect(mayAsk('director', deed.asking), id).toBe(true);
    }
  });
});
