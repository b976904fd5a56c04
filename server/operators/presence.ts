/** Who has been here: the operators this process has met, and which of them are connected now. Bounded: the longest gone are forgotten. */
import type { Operator } from './operator-socket.ts';

export type Presence = {
  arrive(operator: Operator): void;
  leave(operator: Operator): void;
  operators(): readonly (Operator & { readonly connected: boolean })[];
  onChange(listener: () => void): () => void;
  /** Somebody who is no operator came or went. */
  touch(): void;
};

const mostKept = 100;

export const presence = (): Presence => {
  const met = new Map<string, { operator: Operator; screens: number }>();
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };

  const forgetTheLongestGone = () => {
    for (const [id, { screens }] of met) {
      if (met.size <= mostKept) return;
      if (screens === 0) met.delete(id);
    }
  };

  return {
    arrive(operator) {
      const screens = (met.get(operator.id)?.screens ?? 0) + 1;
      met.delete(operator.id);
      met.set(operator.id, { operator, screens });
      forgetTheLongestGone();
      tell();
    },
    leave(operator) {
      const known = met.get(operator.id);
      if (!known) return;
      known.screens = Math.max(0, known.screens - 1);
      tell();
    },
    operators: () =>
      [...met.values()].map(({ operator: { id, name, role, invitedBy }, screens }) => ({
        id,
        name,
        role,
        invitedBy,
        connected: screens > 0,
      })),
    touch: tell,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
