/**
 * Loads an episode as one activation: live, rehearsal or simulated.
 * A show on air is never replaced; a rehearsal refuses a switcher that transmits.
 */

import type { CommandOf, RefusalCode, Reply } from '../contract/commands.ts';
import { refusalOf } from '../contract/refusals.ts';
import { type RehearsalObstacle, rehearsalObstacle } from '../contract/rehearsal.ts';
import { type Saying, say } from '../contract/sayings.ts';
import { placedFact, placeObstacle } from '../core/decide/rehearsal.ts';
import type { FactBody } from '../core/facts.ts';
import type { Plan } from '../core/plan.ts';
import { newShow, phaseOf } from '../core/show.ts';
import type { Switcher } from '../ports/switcher.ts';
import { transmits } from './guard-rehearsal.ts';
import type { Operator, PlayoutNeeds } from './playout.ts';
import type { Keyed } from './recall-show.ts';
import type { Till } from './sell.ts';
import type { Running, ShowKeeper } from './show-keeper.ts';

type Needs = {
  readonly keeper: ShowKeeper;
  readonly till: Till;
  readonly switcher: Switcher;
  readonly newId: () => string;
  readonly loadPlan: PlayoutNeeds['loadPlan'];
  readonly diskIsWell: () => boolean;
  /** False while nobody knows what was on air before. */
  readonly isRestored: () => boolean;
  /** Nothing simulated is in the house any more. */
  readonly crowdGone: () => Promise<void>;
  readonly report: (error: unknown, what: string) => void;
};

const no = (code: RefusalCode, why: Saying | string): Reply => ({ ok: false, refusal: refusalOf(code, why) });

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

const obstacles: Readonly<Record<RehearsalObstacle, Saying>> = {
  'on-air': say('something-on-air'),
  'made-ready': say('made-ready-first'),
  'vote-waits': say('vote-of-evening-waits'),
};

/** A show on air gives way to nothing; one in earnest that is not over, to no rehearsal. */
const obstacleOf = ({ kind }: CommandOf<'episode.activate'>, running: Running | null): Saying | undefined => {
  if (!running) return undefined;
  const { activation, show } = running;
  const why = rehearsalObstacle({ kind: activation.kind, phase: phaseOf(show), polls: Object.values(show.context.polls) });
  return why === null || (kind === 'live' && why !== 'on-air') ? undefined : obstacles[why];
};

/** What can be said before the file is read. */
const mayLoad = (command: CommandOf<'episode.activate'>, { keeper, switcher, isRestored, diskIsWell }: Needs): Reply | undefined => {
  const obstacle = obstacleOf(command, keeper.running());
  if (obstacle) return no('wrong-phase', obstacle);
  if (!isRestored()) return no('needs-disk', say('record-not-read'));
  if (!diskIsWell()) return no('needs-disk', say('load-needs-disk'));
  if (command.kind === 'live' && command.compress !== undefined && command.compress !== 1) return no('malformed', say('live-true-time'));
  if (command.kind === 'live' && command.from !== undefined) return no('malformed', say('live-from-start'));
  if (command.kind !== 'live' && transmits(switcher.observed())) return no('switcher-transmits', say('switcher-transmits'));
  return undefined;
};

/** The activation before is over, and the new one is on disk. */
const changeOver = async ({ kind, episode }: CommandOf<'episode.activate'>, plan: Plan, who: Operator, needs: Needs): Promise<void> => {
  const { keeper, newId } = needs;
  const running = keeper.running();
  if (running && phaseOf(running.show) !== 'ended') await keeper.adopt([{ type: 'episode.ended' }], who.name);
  await keeper.start({ id: newId(), kind, file: episode }, plan);
};

/** Before the phones are shown another episode: nobody who only pretends may get a pass of it. */
const crowdStays = async ({ crowdGone, report }: Needs): Promise<Reply | undefined> => {
  try {
    await crowdGone();
    return undefined;
  } catch (error) {
    report(error, 'The simulated crowd does not go.');
    return no('busy', say('crowd-not-gone'));
  }
};

export const activate = async (command: CommandOf<'episode.activate'>, who: Operator, keyed: Keyed, needs: Needs): Promise<Reply> => {
  const { keeper, till } = needs;
  const refused = mayLoad(command, needs);
  if (refused) return refused;
  const loaded = await read(command, needs);
  if (!loaded.ok) return no('bad-show-file', `${loaded.problems.slice(0, 5).join(' · ')} Check it with: npm run show:check`);
  const plan = planFor(command, loaded.plan);
  const fresh = newShow(plan);
  const cannotBegin = command.from === undefined ? undefined : placeObstacle(fresh, command.from);
  if (cannotBegin && 'refusal' in cannotBegin) return { ok: false, refusal: cannotBegin.refusal };
  const stays = await crowdStays(needs);
  if (stays) return stays;
  try {
    await changeOver(command, plan, who, needs);
  } catch (error) {
    needs.report(error, 'An episode could not be loaded.');
    return no('needs-disk', say('load-needs-disk'));
  }
  till.open(keeper.running()?.activation.id ?? '', plan);
  till.complete([]);
  const facts: readonly FactBody[] = [
    { type: 'preflight.begun' },
    { type: 'chair.taken', operatorId: who.id, name: who.name },
    ...(command.from === undefined ? [] : [placedFact(fresh.context, command.from)]),
  ];
  return { ok: true, recorded: await keeper.adopt(facts, who.name, keyed) };
};
