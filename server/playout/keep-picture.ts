/**
 * Brings the switcher to the picture the show wants, and listens to what people do at the switcher.
 *
 * A cut by hand inside the segment's shots is taken into the show; one outside is shown and not fought,
 * until the next take or cut from here. A rehearsal never transmits.
 */

import type { Saying } from '../contract/sayings.ts';
import type { CueWorld } from '../core/cue-facts.ts';
import type { FactBody } from '../core/facts.ts';
import { wantedPicture } from '../core/picture.ts';
import { onAirRun, type ShowContext, segmentOf } from '../core/show-state.ts';
import type { Clock } from '../ports/clock.ts';
import type { Switcher, SwitcherEvent } from '../ports/switcher.ts';
import { guardRehearsal } from './guard-rehearsal.ts';
import { rollClips } from './roll-clips.ts';
import type { Adopted, ShowKeeper } from './show-keeper.ts';

type Needs = {
  readonly clock: Clock;
  readonly keeper: ShowKeeper;
  readonly switcher: Switcher;
  readonly world: () => CueWorld;
  readonly changed: () => void;
  readonly notice: (light: 'warn' | 'bad', said: Saying) => void;
  readonly report: (error: unknown, what: string) => void;
};

export type PictureKeeper = {
  adopted(adopted: Adopted): void;
  bring(): void;
  byHand(): string | null;
  close(): void;
};

const movesPicture = new Set<FactBody['type']>(['segment.taken', 'show.adopted', 'slate.shown', 'break.started', 'break.ended']);
const isDeed = (fact: FactBody): boolean => movesPicture.has(fact.type) || (fact.type === 'shot.cut' && fact.cause !== 'by-hand');

const shotOfScene = (context: ShowContext, scene: string): string | undefined => {
  const run = onAirRun(context);
  if (!run || context.slate !== null) return undefined;
  return segmentOf(context, run.segmentId).shots.find((id) => context.plan.scenes[context.plan.shots[id]?.scene ?? '']?.obs === scene);
};

/** What is on program by hand, and what becomes of it in the show. */
const watchHands = ({ clock, keeper, changed, report }: Needs) => {
  let scene: string | null = null;
  const runId = () => {
    const running = keeper.running();
    return running ? (onAirRun(running.show.context)?.id ?? null) : null;
  };
  const wantedScene = () => {
    const running = keeper.running();
    return running ? wantedPicture(running.show, clock.now())?.scene : undefined;
  };
  const set = (next: string | null) => {
    if (scene === next) return;
    scene = next;
    changed();
  };

  const takeIn = async (cut: string, seenIn: string | null) => {
    const running = keeper.running();
    // Somebody took the show on in the meantime: the take has the picture now.
    if (!running || seenIn === null || runId() !== seenIn) return;
    const shotId = shotOfScene(running.show.context, cut);
    set(shotId !== undefined || cut === wantedScene() ? null : cut);
    if (shotId !== undefined)
      await keeper.adopt([{ type: 'shot.cut', shotId, cause: 'by-hand', transition: { kind: 'cut', rate: 0 } }], 'switcher');
    else if (scene !== null) await keeper.adopt([{ type: 'noted', text: `By hand: ${cut} is on program` }], 'switcher');
  };

  return {
    scene: () => scene,
    /** A deed from here moves the picture: what was by hand is over. */
    over: () => set(null),
    cut: (next: string) => {
      const seenIn = runId();
      keeper.turn(() => takeIn(next, seenIn)).catch((error: unknown) => report(error, 'A cut by hand could not be put into the show.'));
    },
    /** Somebody went back by hand to what the show wants. */
    see: (program: string | null) => {
      if (scene !== null && program !== null && program !== scene && program === wantedScene()) set(null);
    },
  };
};

export const keepPicture = (needs: Needs): PictureKeeper => {
  const { clock, keeper, switcher, changed, notice, report } = needs;
  const hands = watchHands(needs);
  const clips = rollClips(needs);
  const guard = guardRehearsal({
    ...{ clock, switcher, notice, report, running: keeper.running },
    put: (bodies) => keeper.turn(async () => void (await keeper.adopt(bodies, 'switcher'))),
  });
  let last = '';

  const bring = (moves = false) => {
    guard.look();
    const running = keeper.running();
    const wanted = running && wantedPicture(running.show, clock.now());
    if (!wanted) return;
    const picture = { ...wanted, scene: hands.scene() ?? wanted.scene };
    const now = JSON.stringify({ ...picture, transition: null });
    if (now === last && !moves) return;
    last = now;
    switcher.want(picture);
  };

  const hear = (event: SwitcherEvent) => {
    if (event.type === 'by-hand') hands.cut(event.scene);
    else if (event.type === 'clip-ended') clips.ended(event.input);
    else {
      if (event.type === 'observed') {
        hands.see(event.observed.program);
        guard.look();
      }
      changed();
    }
  };
  const off = switcher.onEvent((event) => {
    try {
      hear(event);
    } catch (error) {
      report(error, 'What the switcher said could not be dealt with.');
    }
  });

  return {
    adopted: (adopted) => {
      const moves = adopted.facts.some(isDeed);
      if (moves) hands.over();
      bring(moves);
      clips.adopted(adopted);
    },
    bring: () => bring(),
    byHand: hands.scene,
    close: () => {
      off();
      guard.close();
    },
  };
};
