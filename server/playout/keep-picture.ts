/**
 * Brings the switcher to the picture the show wants, and listens to what people do at the switcher.
 *
 * A cut by hand inside the segment's shots is taken into the show; one outside is shown and not fought,
 * until the next take or cut from here. A rehearsal never transmits: what starts streaming is stopped.
 */

import type { CueWorld } from '../core/cue-facts.ts';
import { clipEndFacts } from '../core/elapse.ts';
import type { FactBody } from '../core/facts.ts';
import { wantedPicture } from '../core/picture.ts';
import { phaseOf } from '../core/show.ts';
import { onAirRun, type ShowContext, segmentOf } from '../core/show-state.ts';
import type { Clock } from '../ports/clock.ts';
import type { Observed, Switcher } from '../ports/switcher.ts';
import type { Adopted, ShowKeeper } from './show-keeper.ts';

type Needs = {
  readonly clock: Clock;
  readonly keeper: ShowKeeper;
  readonly switcher: Switcher;
  readonly world: () => CueWorld;
  readonly changed: () => void;
  readonly notice: (light: 'warn' | 'bad', text: string) => void;
  readonly report: (error: unknown, what: string) => void;
};

export type PictureKeeper = {
  adopted(adopted: Adopted): void;
  bring(): void;
  byHand(): string | null;
  transmits(): boolean;
  close(): void;
};

const movesPicture = new Set<FactBody['type']>(['segment.taken', 'show.adopted', 'slate.shown', 'break.started', 'break.ended']);
export const transmits = (observed: Observed): boolean => observed.streaming || observed.virtualCamera;

const shotOfScene = (context: ShowContext, scene: string): string | undefined => {
  const run = onAirRun(context);
  if (!run || context.slate !== null) return undefined;
  return segmentOf(context, run.segmentId).shots.find((id) => context.plan.scenes[context.plan.shots[id]?.scene ?? '']?.obs === scene);
};

export const keepPicture = ({ clock, keeper, switcher, world, changed, notice, report }: Needs): PictureKeeper => {
  let last = '';
  let byHand: string | null = null;
  let isStopping = false;

  const put = (bodies: readonly FactBody[], by: string) =>
    keeper
      .turn(() => keeper.adopt(bodies, by))
      .catch((error: unknown) => report(error, 'What the switcher did could not be put into the show.'));

  const bring = (isDeed = false) => {
    const running = keeper.running();
    const wanted = running && wantedPicture(running.show, clock.now());
    if (!wanted) return;
    const picture = byHand === null ? wanted : { ...wanted, scene: byHand };
    const now = JSON.stringify({ scene: picture.scene, sound: picture.sound });
    if (now === last && !isDeed) return;
    last = now;
    switcher.want(picture);
  };

  const cutByHand = (scene: string) => {
    const running = keeper.running();
    const shotId = running ? shotOfScene(running.show.context, scene) : undefined;
    if (running && onAirRun(running.show.context) === null) return;
    if (shotId !== undefined) {
      byHand = null;
      void put([{ type: 'shot.cut', shotId, cause: 'by-hand', transition: { kind: 'cut', rate: 0 } }], 'switcher');
      return;
    }
    byHand = scene;
    void put([{ type: 'noted', text: `By hand: ${scene} is on program` }], 'switcher');
    changed();
  };

  const stopTransmitting = async () => {
    isStopping = true;
    try {
      await switcher.stopTransmitting();
      notice('bad', 'A rehearsal cannot transmit: the switcher’s stream was stopped.');
      await put([{ type: 'noted', text: 'The switcher began to transmit in a rehearsal; it was stopped.' }], 'switcher');
    } catch (error) {
      report(error, 'A rehearsal transmits and the switcher does not stop.');
      notice('bad', 'THE SWITCHER TRANSMITS A REHEARSAL and does not stop when asked. Stop the stream by hand now.');
    } finally {
      isStopping = false;
    }
  };

  const guardRehearsal = (observed: Observed) => {
    const running = keeper.running();
    if (!running || running.activation.kind === 'live' || ['off', 'ended'].includes(phaseOf(running.show))) return;
    if (transmits(observed) && !isStopping) void stopTransmitting();
  };

  const clipEnded = (input: string) => {
    keeper
      .turn(async () => {
        const running = keeper.running();
        const clip = running?.show.context.clip;
        if (!running || !clip) return;
        const { plan } = running.show.context;
        if (plan.inputs[plan.clips[clip.clipId]?.input ?? '']?.obs !== input) return;
        await keeper.adopt(clipEndFacts(running.show, world()), 'switcher');
      })
      .catch((error: unknown) => report(error, 'The end of a clip could not be put into the show.'));
  };

  const off = switcher.onEvent((event) => {
    if (event.type === 'by-hand') cutByHand(event.scene);
    else if (event.type === 'clip-ended') clipEnded(event.input);
    else if (event.type === 'observed') {
      guardRehearsal(event.observed);
      changed();
    } else changed();
  });

  const rollClip = (adopted: Adopted) => {
    const fact = adopted.facts.find((one) => one.type === 'clip.started');
    if (!fact || fact.type !== 'clip.started') return;
    const { plan } = adopted.after.context;
    const clip = plan.clips[fact.clipId];
    const input = plan.inputs[clip?.input ?? '']?.obs;
    if (!clip || input === undefined) return;
    switcher
      .playClip(input, clip.in)
      .then((plays) => {
        if (!plays) notice('bad', `The clip ${fact.clipId} did not start.`);
      })
      .catch((error: unknown) => report(error, 'A clip could not be started.'));
  };

  return {
    adopted: (adopted) => {
      const isDeed = adopted.facts.some((fact) => movesPicture.has(fact.type) || (fact.type === 'shot.cut' && fact.cause !== 'by-hand'));
      if (isDeed) byHand = null;
      bring(isDeed);
      rollClip(adopted);
      guardRehearsal(switcher.observed());
    },
    bring: () => bring(),
    byHand: () => byHand,
    transmits: () => transmits(switcher.observed()),
    close: off,
  };
};
