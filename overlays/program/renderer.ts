/**
 * Brings a stage to what its view says, graphic by graphic. Never builds anew what is already there.
 *
 * Times are the stage's own (`now`): graphics start and end by themselves, figures hide when nothing was heard for six
 * seconds, labels stay. A view from a (re)connection is applied without animation.
 */
import type { Figures, GraphicData, GraphicOn } from '../../server/contract/graphics.ts';
import type { Painted } from '../../server/contract/sockets.ts';
import type { EpochMs } from '../../server/contract/units.ts';
import type { OutputView } from '../../server/contract/views.ts';
import { type Performer, perform } from './performer.ts';
import type { Stage } from './stage.ts';
import { whatIsOn } from './what-is-on.ts';

export type Renderer = {
  readonly apply: (view: OutputView, animate: boolean) => void;
  readonly figure: (figures: Figures) => void;
  /** The link was alive at this moment of the stage's time. */
  readonly heard: (at: EpochMs) => void;
  readonly tick: () => void;
  readonly painted: () => Painted;
};

const figuresLast = 6000;
/** Figures of the server's last life stay until its new ones are here, so that a restart does not make them blink; not for longer. */
const oldFiguresLast = 1000;

type Acting = { readonly performer: Performer; said: string; figures: Figures | null };

/** Rehearsal is written over everything that is not live; over nothing, nothing. */
export const isMarked = ({ activation, graphics }: Pick<OutputView, 'activation' | 'graphics'>): boolean =>
  activation === null ? graphics.length > 0 : activation !== 'live';

export const openRenderer = (stage: Stage, now: () => EpochMs, language: string | undefined): Renderer => {
  const acting = new Map<string, Acting>();
  let view: OutputView | undefined;
  let known: Figures | null = null;
  let knownEpoch = '';
  let oldUntil: EpochMs = 0;
  let lastHeard: EpochMs = now();
  let problem: string | undefined;

  const dataOf = (on: GraphicOn, current: OutputView, figures: Figures | null) => ({
    ...on.data,
    language: language ?? current.language,
    epoch: knownEpoch,
    figures,
  });

  const enter = (on: GraphicOn, current: OutputView, figures: Figures | null, animate: boolean) => {
    const data = dataOf(on, current, figures) as GraphicData;
    const fail = (what: string) => {
      problem = what.slice(0, 300);
    };
    const performer = perform({ on, data, place: stage.placeFor(on.data.kind), now, animate, fail });
    acting.set(on.id, { performer, said: JSON.stringify([on.data, language ?? current.language]), figures });
  };

  const keep = (on: GraphicOn, current: OutputView, figures: Figures | null) => {
    const actor = acting.get(on.id);
    if (!actor) return;
    const said = JSON.stringify([on.data, language ?? current.language]);
    if (said !== actor.said) actor.performer.update(dataOf(on, current, figures) as GraphicData);
    else if (figures !== actor.figures) actor.performer.update({ figures, epoch: knownEpoch });
    actor.said = said;
    actor.figures = figures;
  };

  const leave = (id: string, animate: boolean) => {
    const actor = acting.get(id);
    acting.delete(id);
    void actor?.performer.leave(animate);
  };

  const bring = (animate: boolean) => {
    if (!view) return;
    const at = now();
    const areOld = knownEpoch !== view.epoch && at > oldUntil;
    const figures = areOld || at - lastHeard > figuresLast ? null : known;
    const on = whatIsOn(view.graphics, at);
    for (const id of acting.keys()) if (!on.some((graphic) => graphic.id === id)) leave(id, animate);
    for (const [index, graphic] of on.entries()) {
      if (acting.has(graphic.id)) keep(graphic, view, figures);
      else enter(graphic, view, figures, animate);
      const element = acting.get(graphic.id)?.performer.element;
      if (!element) continue;
      element.style.order = String(index);
      element.toggleAttribute('in-row', graphic.kind === 'label');
      element.toggleAttribute(
        'raised',
        on.some(({ data }) => data.kind === 'vote-bar' || data.kind === 'result'),
      );
    }
    stage.mark(isMarked(view));
  };

  return {
    apply: (next, animate) => {
      if (next.epoch !== view?.epoch) oldUntil = now() + oldFiguresLast;
      // Those of the new activation come after its view.
      if (next.activation !== view?.activation) known = null;
      view = next;
      problem = undefined;
      stage.dress(next);
      stage.readyLetters(next);
      bring(animate);
    },
    figure: (figures) => {
      const epoch = view?.epoch ?? '';
      if (known && epoch === knownEpoch && figures.revision < known.revision) return;
      known = figures;
      knownEpoch = epoch;
      bring(true);
    },
    heard: (at) => {
      lastHeard = Math.max(lastHeard, at);
    },
    tick: () => bring(true),
    painted: () => ({
      epoch: view?.epoch ?? '',
      revision: view?.revision ?? 0,
      graphics: [...acting.values()].filter(({ performer }) => performer.isOn()).map(({ performer }) => performer.id),
      at: now(),
      ...(problem === undefined ? {} : { problem }),
    }),
  };
};
