/** To whom the chair may go. */
import { describe, expect, it } from 'vitest';
import type { Role } from '../../server/contract/commands.ts';
import { decide } from '../../server/core/decide/index.ts';
import { live } from './evening.ts';

describe('handing over the chair', () => {
  const to = (role: Role, connected = true) => {
    const evening = live();
    const operators = [{ id: 'jun', name: 'Jun', role, connected }];
    const decision = decide({ type: 'chair.handOver', key: 'a-fresh-key', to: 'jun' }, evening.show, { ...evening.whole(), operators });
    return 'refusal' in decision ? decision.refusal.message : decision.facts[0]?.type;
  };

  it('[S21] goes to a director or a producer who is here', () => {
    for (const role of ['director', 'producer'] as const) expect(to(role)).toBe('chair.taken');
  });

  it('[S21] is refused to who may not take, and to who is not here', () => {
    for (const role of ['vote', 'guests', 'graphics', 'auditor', 'viewer'] as const)
      expect(to(role), role).toBe('Jun may not take: the chair is for who directs.');
    expect(to('director', false)).toBe('Jun is not here: no screen of theirs is connected.');
  });
});
