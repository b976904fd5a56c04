/**
 * What the switcher lacks of what the plan needs, looked at again and again, on air too: a scene that somebody deletes at ten past eight
 * is known before it is next, not when it is taken.
 *
 * A switcher that cannot be asked leaves what was last known: its own light says that it is away.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Ms } from '../contract/units.ts';
import type { Plan } from '../core/plan.ts';
import { type Lacks, lacksNothing } from '../core/segment-obstacles.ts';
import { phaseOf } from '../core/show.ts';
import type { Clock } from '../ports/clock.ts';
import type { Switcher } from '../ports/switcher.ts';
import type { Running, ShowKeeper } from './show-keeper.ts';

type Needs = {
  readonly clock: Clock;
  readonly running: () => Running | null;
  readonly onAdopted: ShowKeeper['onAdopted'];
  readonly switcher: Switcher;
  readonly changed: () => void;
};

type Inventory = { readonly lacks: () => Lacks; readonly close: () => void };

const lookEvery: Ms = 20_000;

const lengthsIn = async (plan: Plan, switcher: Switcher, missing: readonly string[]): Promise<Lacks['lengths']> => {
  const inputs = new Set(Object.values(plan.clips).map(({ input }) => plan.inputs[input]?.obs ?? input));
  const asked = [...inputs].filter((name) => !missing.includes(name));
  // One that cannot be asked about is not known to be too short.
  const lengthOf = (name: string) => switcher.clipLength(name).catch(() => null);
  const lengths = await Promise.all(asked.map(async (name) => [name, await lengthOf(name)] as const));
  return Object.fromEntries(lengths.flatMap(([name, length]) => (length === null ? [] : [[name, length]])));
};

const lacksOf = async (plan: Plan, switcher: Switcher): Promise<Lacks> => {
  const problems = await switcher.check({
    scenes: Object.values(plan.scenes).map(({ obs }) => obs),
    inputs: Object.values(plan.inputs).map(({ obs }) => obs),
  });
  const named = (what: 'scene' | 'input') => problems.flatMap((one) => (one.what === what ? [one.name] : []));
  const inputs = named('input');
  return { scenes: named('scene'), inputs, lengths: await lengthsIn(plan, switcher, inputs) };
};

export const keepInventory = ({ clock, running, onAdopted, switcher, changed }: Needs): Inventory => {
  let known: { readonly activationId: string; readonly lacks: Lacks } | undefined;
  let isLooking = false;
  const lacks = () => (known && known.activationId === running()?.activation.id ? known.lacks : lacksNothing);
  /** Outside of any turn: the switcher may take its time, a take must not. Never rejects. */
  const look = async () => {
    const now = running();
    if (!now || isLooking || switcher.health().state !== 'connected' || phaseOf(now.show) === 'ended') return;
    isLooking = true;
    try {
      const found = await lacksOf(now.show.context.plan, switcher);
      const isNews = !isDeepStrictEqual(found, lacks());
      known = { activationId: now.activation.id, lacks: found };
      if (isNews) changed();
    } catch {
      // It cannot be asked now: the next look asks again, and the light of the switcher says why.
    } finally {
      isLooking = false;
    }
  };
  const lookNow = () => void look();
  const offs = [
    clock.every(lookEvery, lookNow),
    switcher.onEvent((event) => {
      if (event.type === 'health' && event.health.state === 'connected') lookNow();
    }),
    onAdopted(({ facts }) => {
      if (facts.some(({ type }) => type === 'preflight.begun' || type === 'plan.imported')) lookNow();
    }),
  ];
  return {
    lacks,
    close: () => {
      for (const off of offs) off();
    },
  };
};
