/** The checks before air as last made, for the running activation only. Checks that were never made are not green. */
import type { OperatorView } from '../contract/views.ts';
import type { Clock } from '../ports/clock.ts';
import type { PhonesDoor } from '../ports/phones-door.ts';
import type { Switcher } from '../ports/switcher.ts';
import type { PlayoutNeeds } from './playout.ts';
import { redOf, runPreflight } from './preflight.ts';
import type { Running } from './show-keeper.ts';

type Needs = {
  readonly clock: Clock;
  readonly running: () => Running | null;
  readonly switcher: Switcher;
  readonly phones: PhonesDoor;
  readonly probeDisk: () => Promise<void>;
  readonly around: PlayoutNeeds['around'];
  readonly changed: () => void;
};

export type Checks = {
  /** Makes them all. Outside of any turn: the switcher may take its time, a take must not. */
  make(): Promise<void>;
  rows(): OperatorView['preflight'];
  red(): readonly string[];
};

export const keepChecks = ({ clock, running, switcher, phones, probeDisk, around, changed }: Needs): Checks => {
  let made: { readonly activationId: string; readonly rows: OperatorView['preflight'] } | undefined;
  const current = () => (made?.activationId === running()?.activation.id ? made : undefined);
  return {
    make: async () => {
      const now = running();
      if (!now) return;
      const { screens, stations, operators } = around();
      const { plan } = now.show.context;
      const at = { now: clock.now(), plan, kind: now.activation.kind };
      const rows = await runPreflight({
        ...at,
        switcher,
        phones,
        probeDisk,
        screens: () => screens,
        stations: () => stations,
        operators: () => operators,
      });
      made = { activationId: now.activation.id, rows };
      changed();
    },
    rows: () => current()?.rows ?? [],
    red: () => {
      const known = current();
      return known ? redOf(known.rows) : ['The checks before air have not been made'];
    },
  };
};
