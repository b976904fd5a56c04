/**
 * OBS as the switcher of the show, through obs-websocket 5 (OBS 28 and later).
 *
 * Nothing here throws because OBS is away: the picture waits, and health says so. See keep-picture.ts for what is
 * brought about, obs-link.ts for how the connection is kept, outputs.ts for what leaves the house; pictures and meters
 * for the monitors come over lines of their own (picture-line.ts, meters-line.ts).
 * A scene's own transition override in OBS beats the transition of the picture; we leave it.
 */
import type { Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';
import type { Switcher } from '../ports/switcher.ts';
import { checkNeeds } from './check-needs.ts';
import { openClipLengths } from './clip-lengths.ts';
import { playFrom } from './clip-play.ts';
import { watchClips } from './clip-watch.ts';
import { type CollectionPause, pauseForCollections } from './collection-pause.ts';
import { PictureKeeper } from './keep-picture.ts';
import { createListeners } from './listeners.ts';
import type { Log } from './log.ts';
import { makeOverlay } from './make-overlay.ts';
import { openMetersLine } from './meters-line.ts';
import type { EventName } from './obs-connection.ts';
import { watchLife } from './obs-life.ts';
import { ObsLink } from './obs-link.ts';
import type { ObsSession } from './obs-session.ts';
import { createOutputs } from './outputs.ts';
import { openPictureLine } from './picture-line.ts';
import { readOverlay } from './read-overlay.ts';
import { takeTurns } from './turns.ts';

export type ObsSwitcherOptions = {
  readonly url: string;
  readonly password?: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
  /** Which OBS we mean, where several could answer: claimed at the first meeting, compared at every other. */
  readonly identity?: string | undefined;
  /** The kind of input that shows a web page; another where a test’s OBS has none. */
  readonly pageKind?: string | undefined;
};

/** `tryAgain`: connect now, also after OBS refused us (health `refused`), once a person has mended why. */
export type ObsSwitcher = Switcher & { tryAgain(): void };

const beat: Ms = 1000;

const changes: readonly EventName[] = [
  ...(['CurrentProgramSceneChanged', 'CurrentPreviewSceneChanged', 'StudioModeStateChanged'] as const),
  ...(['SceneTransitionStarted', 'SceneTransitionEnded', 'InputMuteStateChanged', 'InputVolumeChanged'] as const),
  ...(['StreamStateChanged', 'VirtualcamStateChanged', 'RecordStateChanged'] as const),
];
/** After these, something that OBS refused before may work. */
const additions: readonly EventName[] = ['SceneCreated', 'SceneNameChanged', 'InputCreated', 'InputNameChanged'];
const others: readonly EventName[] = [
  ...(['MediaInputPlaybackStarted', 'MediaInputPlaybackEnded', 'MediaInputActionTriggered'] as const),
  ...(['CurrentSceneCollectionChanging', 'CurrentSceneCollectionChanged'] as const),
];

/** The parts that watch and move one OBS, joined to each other. */
const assemble = ({ url, password, clock, log, identity }: ObsSwitcherOptions) => {
  const listeners = createListeners(log);
  const turns = takeTurns();
  const life = watchLife(clock, log);
  const session = (): ObsSession | undefined => (pause.isOn() ? undefined : link.session());
  const pause: CollectionPause = pauseForCollections(clock, () => {
    keeper.retry();
    keeper.refresh();
  });
  const outputs = createOutputs(clock, session);
  const lengths = openClipLengths();
  const clips = watchClips({
    ...{ clock, session },
    learned: lengths.learned,
    ended: (input) => listeners.tell({ type: 'clip-ended', input }),
    seen: (input) => listeners.tell({ type: 'clip-seen', input }),
    failed: (error) => log.warn({ error }, 'a clip could not be watched'),
  });
  const keeper = new PictureKeeper({
    ...{ clock, log, turns, session },
    streamIsStarting: outputs.streamIsStarting,
    onObserved: (observed) => listeners.tell({ type: 'observed', observed }),
    onByHand: (scene) => listeners.tell({ type: 'by-hand', scene }),
    remark: (message) => link.remark(message),
  });
  const side = { url, password, clock, log };
  const meters = openMetersLine(side);
  const pictures = openPictureLine({ ...side, mayAsk: () => session() !== undefined });
  const link: ObsLink = new ObsLink({
    ...{ url, password, identity, clock, log },
    events: [...changes, ...additions, ...others],
    onEvent: (name, data) => {
      if (pause.heard(name) || clips.heard(name, data)) return;
      outputs.heard(name, data);
      if (additions.includes(name)) keeper.retry();
      keeper.refresh();
    },
    onHealth: (health) => listeners.tell({ type: 'health', health }),
    onOpen: async (open, before) => {
      outputs.forget();
      lengths.forget();
      await keeper.meet(open, { reassert: await life.mayHaveForgotten(open, before), hung: before?.why === 'hung' });
      clips.lookAgain();
      meters.begin();
    },
    onEnd: () => {
      meters.end();
      pictures.end();
      pause.end();
      keeper.lose();
    },
  });
  return { listeners, turns, life, session, outputs, clips, lengths, keeper, link, meters, pictures };
};

export const createObsSwitcher = (options: ObsSwitcherOptions): ObsSwitcher => {
  const { clock, log, pageKind = 'browser_source' } = options;
  const { listeners, turns, life, session, outputs, clips, lengths, keeper, link, meters, pictures } = assemble(options);
  const mustBeOpen = (): ObsSession => {
    const open = session();
    if (!open) throw new Error(link.health().message || 'OBS is changing its scene collection; ask again in a moment.');
    return open;
  };
  const makeInTurn = takeTurns();
  const stopBeating = clock.every(beat, () => {
    const open = session();
    if (!open) return;
    keeper.refresh();
    life.look(open);
  });
  return {
    kind: 'obs',
    want: (picture) => keeper.want(picture),
    settled: (within) => keeper.settled(within),
    observed: () => keeper.observed(),
    health: () => link.health(),
    playClip: async (input, from) => {
      // Behind a scene change under way, which may start the same clip by itself.
      await turns(async () => undefined);
      const open = session();
      if (!open) return false;
      try {
        const plays = await playFrom(open, clock, input, from);
        if (plays && from > 0) clips.moved(input);
        return plays;
      } catch (error) {
        log.warn({ error, input }, 'a clip could not be played');
        return false;
      }
    },
    check: async (needs) => {
      const open = mustBeOpen();
      keeper.alsoRead(needs.inputs);
      return await checkNeeds(open, needs);
    },
    overlay: async (wish) => (await readOverlay(mustBeOpen(), wish, pageKind)).found,
    makeOverlay: (wish) => makeInTurn(() => makeOverlay(mustBeOpen(), wish, pageKind)),
    media: (input) => (session() ? clips.media(input) : undefined),
    clipLength: async (inputName) => {
      const open = mustBeOpen();
      return await lengths.of(open, inputName);
    },
    stopTransmitting: () => outputs.stopTransmitting(),
    screenshot: pictures.take,
    onMeters: meters.listen,
    onEvent: (listener) => listeners.add(listener),
    tryAgain: () => link.tryAgain(),
    close: async () => {
      stopBeating();
      keeper.close();
      clips.forget();
      await link.close();
      listeners.clear();
    },
  };
};
