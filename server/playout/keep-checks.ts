/** The checks before air as last made, for the running activation only, and what the switcher lacks. Checks that were never made are not green. */
import type { EpochMs } from '../contract/units.ts';
import type { OperatorView } from '../contract/views.ts';
import { wantedPicture } from '../core/picture.ts';
import type { Lacks } from '../core/segment-obstacles.ts';
import { isOnAir } from '../core/show.ts';
import type { Clock } from '../ports/clock.ts';
import type { PhonesDoor } from '../ports/phones-door.ts';
import type { Switcher } from '../ports/switcher.ts';
import { keepInventory } from './keep-inventory.ts';
import type { PlayoutNeeds } from './playout.ts';
import { redOf, runPreflight } from './preflight.ts';
import type { Running, ShowKeeper } from './show-keeper.ts';

type Needs = {
  readonly clock: Clock;
  readonly running: () => Running | null;
  readonly onAdopted: ShowKeeper['onAdopted'];
  readonly switcher: Switcher;
  readonly phones: PhonesDoor;
  readonly probeDisk: () => Promise<void>;
  readonly freeSpace: () => Promise<number>;
  readonly around: PlayoutNeeds['around'];
  readonly changed: () => void;
  readonly report: (error: unknown, what: string) => void;
};

export type Checks = {
  /** Makes them all. Outside of any turn: the switcher may take its time, a take must not. */
  make(): Promise<void>;
  rows(): OperatorView['preflight'];
  red(): readonly string[];
  /** What the switcher lacks of what the plan needs, on air too. */
  lacks(): Lacks;
  close(): void;
};

const slateScene = ({ show }: Running): string | undefined => {
  const { scenes, shots, slates } = show.context.plan;
  return scenes[shots[slates.breakdown]?.scene ?? '']?.obs;
};

/** What was seen meanwhile and cannot be asked for: the breakdown slate that OBS brought up itself, a rehearsal's vote that was counted. */
const witness = ({ clock, running, onAdopted, switcher }: Needs, seen: () => void) => {
  let slate: { readonly activationId: string; readonly at: EpochMs } | undefined;
  let testVoteAt: EpochMs | null = null;
  let { program } = switcher.observed();
  /** Before air nobody here asks for a picture: a slate that comes up then was somebody’s at the desk. */
  const look = (shown: string | null) => {
    const before = program;
    program = shown;
    const now = running();
    if (!now || shown === null || before === null || before === shown || isOnAir(now.show)) return;
    if (shown !== slateScene(now) || wantedPicture(now.show, clock.now())?.scene === shown) return;
    slate = { activationId: now.activation.id, at: clock.now() };
    seen();
  };
  const offs = [
    switcher.onEvent((event) => {
      if (event.type === 'observed') look(event.observed.program);
    }),
    onAdopted(({ facts, activation }) => {
      const isCounted = facts.some((fact) => fact.type === 'poll.counted' && fact.count.final && fact.count.yea + fact.count.nay > 0);
      if (isCounted && activation.kind !== 'live') testVoteAt = clock.now();
    }),
  ];
  return {
    slateSeenAt: () => (slate && slate.activationId === running()?.activation.id ? slate.at : null),
    testVoteAt: () => testVoteAt,
    close: () => {
      for (const off of offs) off();
    },
  };
};

export const keepChecks = (needs: Needs): Checks => {
  const { clock, running, switcher, phones, probeDisk, freeSpace, around, changed, report } = needs;
  let made: { readonly activationId: string; readonly rows: OperatorView['preflight'] } | undefined;
  const current = () => (made?.activationId === running()?.activation.id ? made : undefined);
  const make = async () => {
    const now = running();
    if (!now) return;
    const at = clock.now();
    const { screens, stations, operators, clock: clockLine, beforeAir } = around();
    const rows = await runPreflight({
      ...{ now: at, plan: now.show.context.plan, kind: now.activation.kind },
      ...{ switcher, phones, probeDisk, freeSpace, screens, clockLine, ...beforeAir },
      stations: () => stations,
      operators: () => operators,
      slateSeenAt: seen.slateSeenAt(),
      testVoteAt: seen.testVoteAt(),
    });
    made = { activationId: now.activation.id, rows: rows.map((row) => ({ ...row, at })) };
    changed();
  };
  const seen = witness(needs, () => {
    if (current()) make().catch((error: unknown) => report(error, 'The checks before air could not be made.'));
  });
  const inventory = keepInventory(needs);
  return {
    make,
    lacks: inventory.lacks,
    rows: () => current()?.rows ?? [],
    red: () => {
      const known = current();
      return known ? redOf(known.rows) : ['The checks before air have not been made'];
    },
    close: () => {
      seen.close();
      inventory.close();
    },
  };
};
