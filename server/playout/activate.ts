/**
 * Loads an episode as one activation: live, rehearsal or simulated.
 * A show on air is never replaced; a rehearsal refuses a switcher that transmits.
 */
import type { CommandOf, RefusalCode, Reply } from '../contract/commands.ts';
import type { FactBody } from '../core/facts.ts';
import type { Plan } from '../core/plan.ts';
import { isOnAir, phaseOf } from '../core/show.ts';
import type { Switcher } from '../ports/switcher.ts';
import { transmits } from './guard-rehearsal.ts';
import type { Operator, PlayoutNeeds } from './playout.ts';
import type { Keyed } from './recall-show.ts';
import type { Till } from './sell.ts';
import type { ShowKeeper } from './show-keeper.ts';

type Needs = {
  readonly keeper: ShowKeeper;
  readonly till: Till;
  readonly switcher: Switcher;
  readonly newId: () => string;
  readonly loadPlan: PlayoutNeeds['loadPlan'];
  readonly diskIsWell: () => boolean;
  /** False while nobody knows what was on air before. */
  readonly isRestored: () => boolean;
  readonly report: (error: unknown, what: string) => void;
};

const no = (code: RefusalCode, message: string): Reply => ({ ok: false, refusal: { code, message } });

const read = async ({ episode, compress }: CommandOf<'episode.activate'>, { loadPlan, report }: Needs) => {
  try {
    return await loadPlan(episode, compress ?? 1);
  } catch (error) {
    report(error, 'A show file could not be read.');
    return { ok: false as const, problems: ['The file cannot be read.'] };
  }
};

/** Rehearsed in true time, the evening's hours say nothing: its clocks count from the first take. A compressed plan has its own start. */
const planFor = ({ kind, compress }: CommandOf<'episode.activate'>, plan: Plan): Plan =>
  kind === 'live' || (compress ?? 1) !== 1 ? plan : { ...plan, startsWithFirstTake: true };

export const activate = async (command: CommandOf<'episode.activate'>, who: Operator, keyed: Keyed, needs: Needs): Promise<Reply> => {
  const { keeper, till, switcher, newId } = needs;
  const running = keeper.running();
  if (running && isOnAir(running.show)) return no('wrong-phase', 'An episode is on air. End it first.');
  if (running && command.kind !== 'live' && running.activation.kind === 'live' && phaseOf(running.show) !== 'ended')
    return no('wrong-phase', 'An episode is being made ready for air. End it before you rehearse.');
  if (!needs.isRestored()) return no('needs-disk', 'The record of what was on air before cannot be read yet.');
  if (!needs.diskIsWell()) return no('needs-disk', 'The disk does not record: an episode can be loaded when it does.');
  if (command.kind === 'live' && command.compress !== undefined && command.compress !== 1)
    return no('malformed', 'A live episode runs in true time.');
  if (command.kind !== 'live' && transmits(switcher.observed()))
    return no('switcher-transmits', 'The switcher streams or runs a virtual camera: a rehearsal cannot transmit. Stop it first.');
  const loaded = await read(command, needs);
  if (!loaded.ok) return no('bad-show-file', `${loaded.problems.slice(0, 5).join(' · ')} Check it with: npm run show:check`);
  const plan = planFor(command, loaded.plan);
  try {
    if (running && phaseOf(running.show) !== 'ended') await keeper.adopt([{ type: 'episode.ended' }], who.name);
    await keeper.start({ id: newId(), kind: command.kind, file: command.episode }, plan);
  } catch (error) {
    needs.report(error, 'An episode could not be loaded.');
    return no('needs-disk', 'The disk does not record: an episode can be loaded when it does.');
  }
  till.open(keeper.running()?.activation.id ?? '', plan);
  till.complete([]);
  const facts: readonly FactBody[] = [{ type: 'preflight.begun' }, { type: 'chair.taken', operatorId: who.id, name: who.name }];
  return { ok: true, recorded: await keeper.adopt(facts, who.name, keyed) };
};
