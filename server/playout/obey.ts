/**
 * A command's way: known already? may it? do it, and what is due with it, say so.
 * One at a time; only the checks before air are waited for outside of the line.
 */

import type { Command, Reply } from '../contract/commands.ts';
import { refusalOf } from '../contract/refusals.ts';
import { say } from '../contract/sayings.ts';
import { decide } from '../core/decide/index.ts';
import type { World } from '../core/decide/world.ts';
import { isOnAir } from '../core/show.ts';
import { activate } from './activate.ts';
import type { rememberAnswers } from './answered.ts';
import type { FactJournal } from './fact-journal.ts';
import type { Checks } from './keep-checks.ts';
import type { TimeKeeper } from './keep-time.ts';
import { makeOverlay, overlayObstacle } from './make-overlay.ts';
import type { Operator, Playout, PlayoutNeeds } from './playout.ts';
import type { Till } from './sell.ts';
import type { ShowKeeper } from './show-keeper.ts';
import { turnKey, turnsKey } from './turn-keys.ts';

type Needs = Pick<PlayoutNeeds, 'clock' | 'switcher' | 'newId' | 'loadPlan' | 'stationKeys'> & {
  readonly keeper: ShowKeeper;
  readonly journal: FactJournal;
  readonly till: Till;
  readonly time: TimeKeeper;
  readonly answers: ReturnType<typeof rememberAnswers>;
  readonly checks: Checks;
  readonly isRestored: () => boolean;
  readonly crowdGone: () => Promise<void>;
  /** Where the mixer finds our page of graphics; null where it cannot reach us. */
  readonly url: () => string | null;
  readonly world: (who: Operator) => World;
  readonly report: (error: unknown, what: string) => void;
};

const nothingLoaded: Reply = { ok: false, refusal: refusalOf('wrong-phase', say('nothing-loaded')) };
const notTaken: Reply = { ok: false, refusal: refusalOf('wrong-phase', say('not-taken')) };
const asksForChecks = new Set<Command['type']>(['episode.activate', 'episode.preflight', 'overlay.make']);

export const obeyCommands = (needs: Needs): Playout['handle'] => {
  const { keeper, journal, time, answers, checks, world, report } = needs;
  const diskIsWell = () => journal.recording().ok;

  const obey = async (command: Command, who: Operator): Promise<Reply> => {
    const keyed = { key: command.key, command: answers.nameOf(command, who.id) };
    if (command.type === 'episode.activate') return activate(command, who, keyed, { ...needs, diskIsWell });
    if (turnsKey(command)) return turnKey(command, who, keyed, { ...needs, now: needs.clock.now, diskIsWell });
    const running = keeper.running();
    if (!running) return nothingLoaded;
    const obstacle = command.type === 'overlay.make' ? overlayObstacle(needs) : undefined;
    if (obstacle) return obstacle;
    const decision = decide(command, running.show, world(who));
    if ('refusal' in decision) return { ok: false, refusal: decision.refusal };
    if (decision.facts.length === 0) return { ok: true, recorded: diskIsWell() };
    const recorded = await keeper.adopt(decision.facts, who.name, keyed);
    if (keeper.running()?.show === running.show) {
      report(new Error(decision.facts.map(({ type }) => type).join(', ')), 'The core decided what its machine does not take.');
      return notTaken;
    }
    await time.settle();
    return { ok: true, recorded };
  };

  return async (command, who) => {
    let isNew = false;
    const first = await keeper.turn(async () => {
      const before = answers.before(command, who.id);
      if (before) return before;
      const fresh = await obey(command, who);
      answers.keep(command, who.id, fresh);
      isNew = fresh.ok;
      return fresh;
    });
    const failed = isNew && command.type === 'overlay.make' ? await makeOverlay(needs, who.name) : undefined;
    if (failed) answers.keep(command, who.id, failed);
    const reply = failed ?? first;
    const running = keeper.running();
    if (first.ok && asksForChecks.has(command.type) && running && !isOnAir(running.show)) await checks.make();
    return reply;
  };
};
