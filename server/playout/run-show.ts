/**
 * Runs the show: commands in, one at a time; facts on disk; the next state adopted; then whatever follows from it.
 *
 * A take needs nothing but this process: no OBS, phone, station, shop or page is waited for,
 * and a disk that is late or full only makes the answer say "not recorded".
 */

import type { WholeFigures } from '../contract/graphics.ts';
import { type Saying, say } from '../contract/sayings.ts';
import type { Fact } from '../core/facts.ts';
import { phaseOf } from '../core/show.ts';
import { rememberAnswers } from './answered.ts';
import { operatorView, type Seen } from './build-view.ts';
import { countVotes } from './count-votes.ts';
import { openJournal } from './fact-journal.ts';
import { pollFigures } from './figures.ts';
import { hearStations } from './hear-stations.ts';
import { insistent } from './insist.ts';
import { keepAlarms } from './keep-alarms.ts';
import { keepChecks } from './keep-checks.ts';
import { keepCrowd } from './keep-crowd.ts';
import { keepPicture } from './keep-picture.ts';
import { keepSound } from './keep-sound.ts';
import { keepTime } from './keep-time.ts';
import { openLogRows } from './log-rows.ts';
import { comingOf, lookUps, previewsOf } from './look-ups.ts';
import { noticeBoard } from './notices.ts';
import { obeyCommands } from './obey.ts';
import type { Operator, Playout, PlayoutNeeds } from './playout.ts';
import { type OnAirSeen, programView } from './program-view.ts';
import { onceForEach, openSignal } from './publish.ts';
import { restoreShow } from './restore.ts';
import { openTill, type Till } from './sell.ts';
import { sharePictures } from './share-pictures.ts';
import { type Adopted, keepShow } from './show-keeper.ts';

const noDisk = say('vote-no-disk');
const noDoor = say('vote-no-door');
const doorRefuses = say('vote-door-refuses');
const viewEvery = 1000;

/** Pages that were there before an episode, or before a card, are told its figures with it: they ask for none. */
const bringsFigures = (fact: Fact): boolean =>
  fact.type.startsWith('poll.') || fact.type === 'preflight.begun' || (fact.type === 'graphic.on' && shows.has(fact.graphic.kind));
const shows: ReadonlySet<string> = new Set(['product-card', 'sales-ticker', 'vote-bar', 'board', 'units-sold', 'stock-left', 'sold-out']);

const reporter =
  (log: PlayoutNeeds['log']) =>
  (error: unknown, what: string): void =>
    log.error({ error: error instanceof Error ? error.message : String(error) }, what);

/** What everything else in here leans on. */
const openHeart = (needs: PlayoutNeeds, till: Till) => {
  const { clock, archive, phones, newId, log } = needs;
  const report = reporter(log);
  const structure = openSignal(report);
  const figures = openSignal(report);
  const seconds = openSignal(report);
  const journal = openJournal(archive, clock);
  const keeper = keepShow({ archive, journal, clock, newId, report });
  const board = noticeBoard({ clock, newId, changed: structure.changed });

  const voteObstacle = (): Saying | undefined => {
    if (!journal.recording().ok) return noDisk;
    const { state, refusing } = phones.health();
    if (state !== 'connected') return noDoor;
    return refusing ? doorRefuses : undefined;
  };
  const world = () => {
    const activation = keeper.running()?.activation;
    const leftOf = (productId: string) => till.products()[productId]?.left;
    return { now: clock.now(), newId, activationId: activation?.id ?? '', kind: activation?.kind, voteObstacle: voteObstacle(), leftOf };
  };
  return { report, structure, figures, seconds, journal, keeper, board, world };
};

/** Whoever follows the show: switcher, phones, time, each told of every change even when another fails. */
const openFollowers = (needs: PlayoutNeeds, heart: ReturnType<typeof openHeart>) => {
  const { clock, switcher, phones, links } = needs;
  const { keeper, journal, board, world, report, structure, figures, seconds } = heart;
  const common = { clock, keeper, world, report, changed: structure.changed, notice: board.post };
  const picture = keepPicture({ ...common, switcher });
  const votes = countVotes({ ...common, phones, links, diskIsWell: () => journal.recording().ok, figures: figures.changed });
  const moment = () => {
    picture.bring();
    votes.moment();
    structure.changed();
  };
  const time = keepTime({ ...common, moment });
  const sound = keepSound({ ...common, switcher });
  const pictures = sharePictures({ ...common, switcher });
  const alarms = keepAlarms({ clock, keeper, stations: () => needs.around().stations, strangers: () => needs.around().strangers });
  const crowd = keepCrowd({ ...common, crowd: needs.crowd });
  const offs = [
    keeper.onAdopted(picture.adopted),
    keeper.onAdopted(votes.adopted),
    keeper.onAdopted(time.reckon),
    keeper.onAdopted(sound.adopted),
    keeper.onAdopted(crowd.adopted),
    crowd.close,
    keeper.onAdopted(({ facts }) => {
      structure.changed();
      if (facts.some(bringsFigures)) figures.changed();
    }),
    journal.onRecording(() => {
      structure.changed();
      time.reckon();
    }),
    // A vote may have waited for this line.
    phones.onHealth(time.reckon),
    clock.every(viewEvery, () => {
      sound.look();
      alarms.look();
      if (keeper.running()) seconds.changed();
    }),
  ];
  return { picture, votes, time, sound, pictures, alarms, crowd, offs };
};

type House = ReturnType<typeof openHeart> &
  ReturnType<typeof openFollowers> & { readonly till: ReturnType<typeof openTill>; readonly checks: ReturnType<typeof keepChecks> };

const openViews = (
  needs: PlayoutNeeds,
  { keeper, journal, picture, votes, checks, board, till, structure, figures, sound, alarms }: House,
) => {
  const { clock, switcher, phones, links } = needs;
  const epoch = needs.newId();
  const logRows = openLogRows();
  const onAirSeen = (): OnAirSeen => ({
    ...{ epoch, switcher, links },
    ...{ now: clock.now(), revision: structure.revision(), running: keeper.running() },
  });
  const seen = (): Seen => ({
    ...onAirSeen(),
    phones,
    ...{
      log: keeper.log(),
      logRows,
      recording: journal.recording(),
      byHand: picture.byHand(),
      ...{ preflight: checks.rows(), lacks: checks.lacks() },
      watched: votes.watched(),
    },
    sound: sound.now(),
    alarms: alarms.now(),
    ...{ notices: board.notices(), episodes: needs.episodes(), around: needs.around() },
  });
  const figuresNow = (): WholeFigures => ({
    revision: figures.revision(),
    at: clock.now(),
    polls: pollFigures(keeper.running()?.show.context.polls ?? {}, votes.counts()),
    products: till.products(),
    sales: till.sales(),
  });
  return {
    view: onceForEach(structure.revision, clock.now, () => operatorView(seen())),
    outside: () => {
      const [running, { stations, screens }] = [keeper.running(), needs.around()];
      return { phase: running ? phaseOf(running.show) : 'off', stations, screens, alarms: alarms.now() };
    },
    program: onceForEach(structure.revision, clock.now, () => programView(onAirSeen())),
    figures: figuresNow,
    operatorFigures: () => {
      const now = clock.now();
      const context = keeper.running()?.show.context;
      const bySegment = context ? till.bySegment(context, now) : { bySegment: [], projection: null };
      return { ...figuresNow(), ...bySegment, counts: Object.fromEntries(votes.counts()), perMinute: till.perMinute(now) };
    },
  };
};

const markMessages =
  ({ keeper, report }: ReturnType<typeof openHeart>): Playout['marked'] =>
  (messageId, mark, by) =>
    keeper
      .turn(async () => void (keeper.running() && (await keeper.adopt([{ type: `message.${mark}`, messageId }], by))))
      .catch((error: unknown) => report(error, 'What a presenter’s page said of a message could not be kept.'));

/** An import, or one that is taken back, may say other products and another stock. */
const tillFollows =
  (till: ReturnType<typeof openTill>, figuresChanged: () => void) =>
  ({ facts, after }: Adopted): void => {
    if (!facts.some(({ type }) => type === 'plan.imported' || type === 'plan.undone')) return;
    till.follow(after.context.plan);
    figuresChanged();
  };

export const runShow = async (needs: PlayoutNeeds): Promise<Playout> => {
  const { clock, archive, switcher, phones } = needs;
  const till = openTill();
  const heart = openHeart(needs, till);
  const { report, structure, figures, journal, keeper, board } = heart;
  const answers = rememberAnswers();
  const insist = insistent(clock, report);
  const checks = keepChecks({
    ...{ clock, switcher, phones, running: keeper.running, onAdopted: keeper.onAdopted, report },
    ...{ around: needs.around, freeSpace: needs.freeSpace, changed: structure.changed, probeDisk: archive.probe },
  });
  const followers = openFollowers(needs, heart);
  const { picture, votes, time, sound, pictures } = followers;
  const offTill = keeper.onAdopted(tillFollows(till, figures.changed));

  /** Within a turn. */
  const goOn = async () => {
    await time.settle(true);
    picture.bring();
    votes.resume();
    time.reckon();
    structure.changed();
    const running = keeper.running();
    if (running && ['preflight', 'ready'].includes(phaseOf(running.show)))
      checks.make().catch((error: unknown) => report(error, 'The checks before air could not be made.'));
  };
  const restoring = restoreShow({
    clock,
    keeper,
    archive,
    till,
    answers,
    insist,
    goOn,
    figures: figures.changed,
    notice: board.post,
    report,
  });
  await restoring.begin();

  const world = (who: Operator) => ({
    ...heart.world(),
    witnessedAt: keeper.running()?.activation.kind === 'live' ? votes.watched().witnessedAt : ('not-needed' as const),
    ...{ who, operators: needs.around().operators, diskIsWell: journal.recording().ok, redChecks: checks.red() },
  });

  const views = openViews(needs, { ...heart, ...followers, till, checks });

  return {
    handle: obeyCommands({
      ...needs,
      ...{ keeper, journal, till, time, answers, checks, world, report, isRestored: restoring.isRestored, crowdGone: followers.crowd.gone },
      url: () => needs.around().beforeAir.overlayUrl,
    }),
    ...views,
    preview: previewsOf({ keeper, links: needs.links, world: heart.world, program: views.program }),
    coming: comingOf(keeper, clock, needs.links),
    ...lookUps(keeper, clock),
    sold: (lines) => {
      till.take(lines);
      figures.changed();
    },
    marked: markMessages(heart),
    stationAsks: hearStations({ ...heart, clock, newId: needs.newId, settle: time.settle }),
    ...{ touch: votes.touch, onStructure: structure.listen, onFigures: figures.listen, onSecond: heart.seconds.listen },
    ...{ sound: sound.now, onSound: sound.listen },
    picture: pictures.next,
    close: async () => {
      for (const off of [offTill, ...followers.offs]) off();
      for (const part of [insist, checks, time, votes, picture, pictures, sound, structure, figures, heart.seconds]) part.close();
      await keeper.over();
      await journal.close();
    },
  };
};
