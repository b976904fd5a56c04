/**
 * Runs the show: commands in, one at a time; facts on disk; the next state adopted; then whatever follows from it.
 *
 * A take needs nothing but this process: no OBS, phone, station, shop or page is waited for,
 * and a disk that is late or full only makes the answer say "not recorded".
 */
import type { Count } from '../contract/audience.ts';
import type { Command, CommandOf, Reply } from '../contract/commands.ts';
import type { Figures } from '../contract/graphics.ts';
import type { OperatorView } from '../contract/views.ts';
import { decide } from '../core/decide/index.ts';
import type { World } from '../core/decide/world.ts';
import { isOnAir, phaseOf } from '../core/show.ts';
import { activate } from './activate.ts';
import { rememberAnswers } from './answered.ts';
import { operatorView, programView, type Seen } from './build-view.ts';
import { countVotes } from './count-votes.ts';
import { openJournal } from './fact-journal.ts';
import { keepPicture } from './keep-picture.ts';
import { keepTime } from './keep-time.ts';
import { noticeBoard } from './notices.ts';
import type { Operator, Playout, PlayoutNeeds } from './playout.ts';
import { redOf, runPreflight } from './preflight.ts';
import { openTill } from './sell.ts';
import { keepShow } from './show-keeper.ts';

const noDisk = 'The disk does not record: a vote cannot open until it does.';
const noDoor = 'The phones’ door does not answer: a vote cannot open now.';
const viewEvery = 1000;

export const runShow = async (needs: PlayoutNeeds): Promise<Playout> => {
  const { clock, archive, switcher, phones, links, newId, log } = needs;
  const epoch = newId();
  const report = (error: unknown, what: string) => log.error({ error: error instanceof Error ? error.message : String(error) }, what);
  const structure = new Set<() => void>();
  const figuresListeners = new Set<() => void>();
  let revision = 0;
  let figuresRevision = 0;
  let preflight: OperatorView['preflight'] = [];

  const changed = () => {
    revision += 1;
    for (const listener of structure) listener();
  };
  const figuresChanged = () => {
    figuresRevision += 1;
    for (const listener of figuresListeners) listener();
  };

  const journal = openJournal(archive, clock);
  const keeper = keepShow({ archive, journal, clock, newId, report });
  const board = noticeBoard({ clock, newId, changed });
  const till = openTill();
  const answers = rememberAnswers();

  const voteObstacle = (): string | undefined => {
    if (!journal.recording().ok) return noDisk;
    return phones.health().state === 'connected' ? undefined : noDoor;
  };
  const cueWorld = () => ({ now: clock.now(), newId, activationId: keeper.running()?.activation.id ?? '', voteObstacle: voteObstacle() });
  const common = { clock, keeper, changed, notice: board.post, report };
  const picture = keepPicture({ ...common, switcher, world: cueWorld });
  const votes = countVotes({ ...common, phones, links, figures: figuresChanged });
  const time = keepTime({
    clock,
    keeper,
    world: cueWorld,
    report,
    moment: () => {
      picture.bring();
      changed();
    },
  });

  keeper.onAdopted((adopted) => {
    picture.adopted(adopted);
    votes.adopted(adopted);
    time.reckon();
    changed();
    if (adopted.facts.some((fact) => fact.type.startsWith('poll.'))) figuresChanged();
    if (phaseOf(adopted.after) === 'ended' && phaseOf(adopted.before) !== 'ended') {
      archive.endActivation(adopted.activation.id).catch((error: unknown) => report(error, 'The end of the episode could not be written.'));
    }
  });
  const offRecording = journal.onRecording(changed);
  const offBeat = clock.every(viewEvery, () => {
    const running = keeper.running();
    if (running && isOnAir(running.show)) changed();
  });

  const check = async () => {
    const running = keeper.running();
    if (!running) return;
    const { screens } = needs.around();
    preflight = await runPreflight({
      plan: running.show.context.plan,
      kind: running.activation.kind,
      switcher,
      phones,
      probeDisk: archive.probe,
      screens: () => screens,
    });
    changed();
  };

  const world = (who: Operator): World => ({
    ...cueWorld(),
    who,
    operators: needs.around().operators,
    diskIsWell: journal.recording().ok,
    redChecks: redOf(preflight),
  });

  const begin = async (command: CommandOf<'episode.activate'>, who: Operator): Promise<Reply> => {
    const reply = await activate(command, who, {
      keeper,
      till,
      switcher,
      archive,
      newId,
      clock,
      loadPlan: needs.loadPlan,
      diskIsWell: () => journal.recording().ok,
      report,
    });
    if (reply.ok) await check();
    return reply;
  };

  const obey = async (command: Command, who: Operator): Promise<Reply> => {
    if (command.type === 'episode.activate') return begin(command, who);
    const running = keeper.running();
    if (!running) return { ok: false, refusal: { code: 'wrong-phase', message: 'No episode is loaded. Choose one first.' } };
    if (command.type === 'episode.preflight') await check();
    const decision = decide(command, running.show, world(who));
    if ('refusal' in decision) return { ok: false, refusal: decision.refusal };
    const recorded =
      decision.facts.length === 0
        ? journal.recording().ok
        : await keeper.adopt(decision.facts, who.name, { key: command.key, command: `${who.id} ${answers.bodyOf(command)}` });
    await time.settle();
    return { ok: true, recorded };
  };

  const handle: Playout['handle'] = (command, who) =>
    keeper.turn(async () => {
      const before = answers.before(command, who.id);
      if (before) return before;
      const reply = await obey(command, who);
      answers.keep(command, who.id, reply);
      return reply;
    });

  const seen = (): Seen => ({
    epoch,
    revision,
    now: clock.now(),
    running: keeper.running(),
    log: keeper.log(),
    recording: journal.recording(),
    switcher,
    phones,
    byHand: picture.byHand(),
    preflight,
    notices: board.notices(),
    episodes: needs.episodes(),
    links,
    around: needs.around(),
  });

  const restore = async () => {
    answers.restore(await keeper.restore());
    const running = keeper.running();
    if (!running) return;
    till.open(running.activation.id, running.show.context.plan, await archive.lines(running.activation.id));
    await keeper.turn(time.settle);
    picture.bring();
    votes.resume();
    time.reckon();
  };
  await restore();

  const counted = (): ReadonlyMap<string, Count> => votes.counts();
  const figures = (): Figures => ({
    revision: figuresRevision,
    at: clock.now(),
    polls: pollFigures(keeper.running()?.show.context.polls ?? {}, counted()),
    products: till.products(),
    sales: till.sales(),
  });

  return {
    handle,
    view: () => operatorView(seen()),
    program: () => programView(seen()),
    figures,
    operatorFigures: () => ({ ...figures(), counts: Object.fromEntries(counted()), perMinute: till.perMinute(clock.now()) }),
    activation: () => keeper.running()?.activation ?? null,
    plan: () => keeper.running()?.show.context.plan ?? null,
    sold: (lines) => {
      till.take(lines);
      figuresChanged();
    },
    touch: changed,
    onStructure: (listener) => {
      structure.add(listener);
      return () => structure.delete(listener);
    },
    onFigures: (listener) => {
      figuresListeners.add(listener);
      return () => figuresListeners.delete(listener);
    },
    close: async () => {
      offBeat();
      offRecording();
      time.close();
      votes.close();
      picture.close();
      journal.close();
      await keeper.turn(async () => {});
    },
  };
};

type Polls = Readonly<Record<string, { readonly phase: string; readonly rules: { readonly split: 'hidden' | 'shown' } | null }>>;

/** Turnout for all; the split only where the poll's rules show it. */
const pollFigures = (polls: Polls, counts: ReadonlyMap<string, Count>): Figures['polls'] =>
  Object.fromEntries(
    [...counts.values()].map((count) => {
      const isShown = polls[count.pollId]?.rules?.split === 'shown';
      return [
        count.pollId,
        { turnout: count.yea + count.nay, revision: count.revision, ...(isShown ? { yea: count.yea, nay: count.nay } : {}) },
      ];
    }),
  );
