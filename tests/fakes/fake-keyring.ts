/** Keys of stations in memory, of a disk that may be told to fail. */
import type { KeyState } from '../../server/contract/station-desk.ts';
import type { KeyTurn, StationKeys } from '../../server/ports/station-keys.ts';

export type FakeKeyring = StationKeys & { readonly turns: KeyTurn[]; isFull: boolean };

export const fakeKeyring = (): FakeKeyring => {
  const states = new Map<string, KeyState>();
  const turns: KeyTurn[] = [];
  const ring: FakeKeyring = {
    turns,
    isFull: false,
    isStation: () => false,
    stateOf: (id) => states.get(id) ?? { generation: 0, oldUntil: null, at: null, by: null },
    turn: async (id, turn) => {
      if (ring.isFull) throw new Error('ENOSPC');
      const { generation, oldUntil, at, by } = turn;
      states.set(id, { generation, oldUntil, at, by });
      turns.push(turn);
    },
  };
  return ring;
};
