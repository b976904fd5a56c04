/**
 * Runs the show: commands in, one at a time; facts on disk; the next state adopted; then whatever follows from it.
 *
 * A take needs nothing but this process: no OBS, phone, station, shop or page is waited for,
 * and a disk that is late or full only makes the answer say "not recorded".
 */

import { phaseOf } from '../core/show.ts';
import { rememberAnswers } from './answered.ts';
import { hearStations } from './hear-stations.ts';
import { insistent } from './insist.ts';
import { keepChecks } from './keep-checks.ts';
import { comingOf, lookUps, previewsOf } from './look-ups.ts';
import { obeyCommands } from './obey.ts';
import type { Operator, Playout, PlayoutNeeds } from './playout.ts';
import { restoreShow } from './restore.ts';
import { openTill } from './sell.ts';
import { type Heart, openFollowers, openHeart } from './show-heart.ts';
import type { Adopted } from './show-keeper.ts';
import { openViews } from './show-views.ts';

const markMessages =
  ({ keeper, report }: Heart): Playout['marked'] =>
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
    ...{ touch: votes.touch, onStructure: structure.listen, onStructureFirst: structure.listenFirst },
    ...{ onFigures: figures.listen, onSecond: heart.seconds.listen, sound: sound.now, onSound: sound.listen },
    picture: pictures.next,
    close: async () => {
      for (const off of [offTill, ...followers.offs]) off();
      for (const part of [insist, checks, time, votes, picture, pictures, sound, structure, figures, heart.seconds]) part.close();
      await keeper.over();
      await journal.close();
    },
  };
};
