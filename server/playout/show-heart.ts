/**
 * The heart of a running show: the record and the show that it makes, and whoever follows each change of it.
 *
 * Followers are told one after the other; what fails in one of them keeps no other from hearing.
 */
import { type Saying, say } from '../contract/sayings.ts';
import type { Ms } from '../contract/units.ts';
import type { Fact } from '../core/facts.ts';
import { countVotes } from './count-votes.ts';
import { openJournal } from './fact-journal.ts';
import { keepAlarms } from './keep-alarms.ts';
import { keepCrowd } from './keep-crowd.ts';
import { keepPicture } from './keep-picture.ts';
import { keepSound } from './keep-sound.ts';
import { keepTime } from './keep-time.ts';
import { noticeBoard } from './notices.ts';
import type { PlayoutNeeds } from './playout.ts';
import { openSignal } from './publish.ts';
import type { Till } from './sell.ts';
import { sharePictures } from './share-pictures.ts';
import { type Adopted, keepShow } from './show-keeper.ts';

const noDisk = say('vote-no-disk');
const noDoor = say('vote-no-door');
const doorRefuses = say('vote-door-refuses');
const viewEvery: Ms = 1000;

/** Pages that were there before an episode, or before a card, are told its figures with it: they ask for none. */
const bringsFigures = (fact: Fact): boolean =>
  fact.type.startsWith('poll.') || fact.type === 'preflight.begun' || (fact.type === 'graphic.on' && shows.has(fact.graphic.kind));
const shows: ReadonlySet<string> = new Set(['product-card', 'sales-ticker', 'vote-bar', 'board', 'units-sold', 'stock-left', 'sold-out']);

const reporter =
  (log: PlayoutNeeds['log']) =>
  (error: unknown, what: string): void =>
    log.error({ error: error instanceof Error ? error.message : String(error) }, what);

/** What everything else in here leans on. */
export const openHeart = (needs: PlayoutNeeds, till: Till) => {
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

export type Heart = ReturnType<typeof openHeart>;

/** Whoever follows the show: switcher, phones, time, each told of every change even when another fails. */
export const openFollowers = (needs: PlayoutNeeds, heart: Heart) => {
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
  /** Once pages of graphics have been told, and before whoever asked is answered. */
  const afterTheAir = (follow: (adopted: Adopted) => void) =>
    keeper.onAdopted((adopted) =>
      queueMicrotask(() => {
        try {
          follow(adopted);
        } catch (error) {
          report(error, 'A follower of the show failed.');
        }
      }),
    );
  const offs = [
    keeper.onAdopted(picture.adopted),
    keeper.onAdopted(({ facts }) => {
      structure.changed();
      if (facts.some(bringsFigures)) figures.changed();
    }),
    afterTheAir(votes.adopted),
    afterTheAir(time.reckon),
    afterTheAir(sound.adopted),
    afterTheAir(crowd.adopted),
    crowd.close,
    journal.onRecording(() => {
      structure.changed();
      time.reckon();
    }),
    // A vote may have waited for this line.
    phones.onHealth(time.reckon),
    clock.every(viewEvery, () => {
      needs.lookAgain?.();
      sound.look();
      alarms.look();
      if (keeper.running()) seconds.changed();
    }),
  ];
  return { picture, votes, time, sound, pictures, alarms, crowd, offs };
};

export type Followers = ReturnType<typeof openFollowers>;
