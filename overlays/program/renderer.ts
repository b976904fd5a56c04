/**
 * Brings a stage to what its view says, graphic by graphic. Never builds anew what is already there.
 *
 * Times are the stage's own (`now`): graphics start and end by themselves, figures hide when nothing was heard for six
 * seconds, and each kind goes by its own rule when nothing is heard for longer. A view from a (re)connection is applied without animation.
 */
import type { Figures, GraphicData, GraphicOn, PictureCode } from '../../server/contract/graphics.ts';
import type { Painted } from '../../server/contract/sockets.ts';
import type { EpochMs } from '../../server/contract/units.ts';
import type { OutputView } from '../../server/contract/views.ts';
import type { Shown } from '../graphics/graphic.ts';
import type { DrawnBy } from '../time-code/time-code.ts';
import { type Performer, perform } from './performer.ts';
import { seenOf } from './seen.ts';
import type { Stage } from './stage.ts';
import { openTurns } from './turns.ts';
import { hasMap, isAcrossTheBottom, isLargeCode, whatIsOn } from './what-is-on.ts';
import { looksOf, whatStays } from './what-stays.ts';
import { openSilence } from './when-silent.ts';
import { openWings } from './wings.ts';

export type Renderer = {
  readonly apply: (view: OutputView, animate: boolean) => void;
  readonly figure: (figures: Figures) => void;
  readonly code: (code: PictureCode) => void;
  /** What may come on next, to be built beforehand. */
  readonly foresee: (coming: readonly GraphicData[]) => void;
  /** The link was alive at this moment of the stage's time. */
  readonly heard: (at: EpochMs) => void;
  /** @param animate false while nobody sees it: then nothing moves that would still move when they do */
  readonly tick: (animate?: boolean) => void;
  /** Whether graphics may stand here at all; false takes all off, as whoever plays this page wants. */
  readonly allow: (isAllowed: boolean) => void;
  /** From now on, instead of the output's own. */
  readonly speak: (language: string) => void;
  readonly fail: (problem: string) => void;
  /** Whose moment this stage's time is; null while it is the machine's own. */
  readonly vouches: () => DrawnBy | null;
  readonly painted: () => Painted;
};

const figuresLast = 6000;
/** Figures of the server's last life stay until its new ones are here, so that a restart does not make them blink; not for longer. */
const oldFiguresLast = 1000;

/** undefined: never told. */
type Fast = { readonly figures: Figures | null | undefined; readonly code: PictureCode | null | undefined };
const untold: Fast = { figures: undefined, code: undefined };
type Acting = { readonly performer: Performer; data: GraphicData; language: string; said: string; fast: Fast };

/** What the data said before and says no more: an update is partial, so it must be told. */
const withdrawn = (before: GraphicData, now: GraphicData): Readonly<Record<string, undefined>> =>
  Object.fromEntries(Object.keys(before).flatMap((name) => (name in now ? [] : [[name, undefined]])));

/** Rehearsal is written over everything that is not live; over nothing, nothing. */
export const isMarked = ({ activation, graphics }: Pick<OutputView, 'activation' | 'graphics'>): boolean =>
  activation === null ? graphics.length > 0 : activation !== 'live';

/** @param isTrue whether `now` is the house's clock, and not yet the machine's own */
export const openRenderer = (stage: Stage, now: () => EpochMs, firstLanguage: string | undefined, isTrue = () => false): Renderer => {
  let language = firstLanguage;
  let isAllowed = true;
  const acting = new Map<string, Acting>();
  const wings = openWings(stage.placeFor);
  const silence = openSilence();
  const turns = openTurns();
  let view: OutputView | undefined;
  let known: Figures | null = null;
  let code: PictureCode | null = null;
  let knownEpoch = '';
  let oldUntil: EpochMs = 0;
  let lastHeard: EpochMs = now();
  let problem: string | undefined;

  const saidOf = (on: GraphicOn, current: OutputView) => JSON.stringify([on.data, language ?? current.language]);
  const dataOf = (on: GraphicOn, current: OutputView, fast: Fast): Shown<GraphicData> => ({
    ...on.data,
    language: language ?? current.language,
    epoch: knownEpoch,
    ...fast,
  });

  /** What travels apart from structure, as this graphic may have it: codes are for votes, on the output whose picture they are of. */
  const fastOf = (on: GraphicOn, current: OutputView, figures: Figures | null): Fast => ({
    figures,
    code: on.data.kind === 'vote-bar' && code?.picture === current.output ? code : null,
  });

  const fail = (what: string) => {
    problem = what.slice(0, 300);
  };

  const vouches = (): DrawnBy | null => (isTrue() && view ? (view.station ? 'overlay' : 'house') : null);

  const enter = (on: GraphicOn, current: OutputView, fast: Fast, animate: boolean) => {
    const data = dataOf(on, current, fast);
    const ready = wings.call(on.data, language ?? current.language);
    const performer = perform({ on, data, place: stage.placeFor(on.data), now, vouches, animate, ready, fail });
    acting.set(on.id, { performer, data: on.data, language: language ?? current.language, said: saidOf(on, current), fast });
  };

  const keep = (on: GraphicOn, current: OutputView, fast: Fast) => {
    const actor = acting.get(on.id);
    if (!actor) return;
    const isSame = on.data === actor.data && (language ?? current.language) === actor.language;
    const said = isSame ? actor.said : saidOf(on, current);
    const hasMoved = fast.figures !== actor.fast.figures || fast.code !== actor.fast.code;
    const moved = { ...fast, epoch: knownEpoch };
    if (said !== actor.said || fast.figures === null) turns.drop(on.id);
    if (said !== actor.said) actor.performer.update({ ...withdrawn(actor.data, on.data), ...dataOf(on, current, fast) });
    // What is too old hides everywhere in the same frame.
    else if (hasMoved && fast.figures === null) actor.performer.update(moved);
    else if (hasMoved) turns.take(on.id, () => actor.performer.update(moved));
    actor.said = said;
    actor.data = on.data;
    actor.language = language ?? current.language;
    actor.fast = fast;
  };

  const standing = (): ReadonlyMap<string, GraphicData> => new Map([...acting].map(([id, { data }]) => [id, data]));

  const handOver = (on: readonly GraphicOn[]) => {
    for (const [next, id] of whatStays(on, standing())) {
      const actor = acting.get(id);
      if (!actor) continue;
      acting.delete(id);
      actor.performer.become(next);
      // What waited for its turn under the old id is told again.
      acting.set(next, turns.drop(id) ? { ...actor, fast: untold } : actor);
    }
  };

  const leave = (id: string, animate: boolean) => {
    const actor = acting.get(id);
    acting.delete(id);
    turns.drop(id);
    void actor?.performer.leave(animate);
  };

  const figuresAt = (at: EpochMs, epoch: string): Figures | null => {
    const areOld = knownEpoch !== epoch && at > oldUntil;
    return areOld || at - lastHeard > figuresLast ? null : known;
  };

  const bring = (animate: boolean) => {
    if (!view) return;
    const at = now();
    const figures = figuresAt(at, view.epoch);
    const on = silence.without(isAllowed ? whatIsOn(view.graphics, at) : [], at - lastHeard);
    handOver(on);
    for (const id of acting.keys()) if (!on.some((graphic) => graphic.id === id)) leave(id, animate);
    for (const [index, graphic] of on.entries()) {
      const fast = fastOf(graphic, view, figures);
      if (acting.has(graphic.id)) keep(graphic, view, fast);
      else enter(graphic, view, fast, animate);
      const element = acting.get(graphic.id)?.performer.element;
      if (!element) continue;
      element.style.order = String(index);
      element.toggleAttribute('in-row', graphic.kind === 'label');
      element.toggleAttribute('raised', on.some(isAcrossTheBottom));
      element.toggleAttribute('beside-map', on.some(hasMap));
      element.toggleAttribute('beside-code', on.some(isLargeCode));
    }
    stage.mark(isMarked(view));
  };

  return {
    apply: (next, animate) => {
      if (next.epoch !== view?.epoch) oldUntil = now() + oldFiguresLast;
      // Those of the new activation come after its view.
      if (next.activation !== view?.activation) {
        known = null;
        code = null;
      }
      view = next;
      silence.isOver();
      problem = undefined;
      stage.dress(next);
      bring(animate);
      stage.readyLetters(next);
    },
    figure: (figures) => {
      const epoch = view?.epoch ?? '';
      if (known && epoch === knownEpoch && figures.revision < known.revision) return;
      known = figures;
      knownEpoch = epoch;
      bring(true);
    },
    code: (newest) => {
      if (code && newest.at < code.at) return;
      code = newest;
      bring(true);
    },
    foresee: (coming) => {
      const current = view;
      if (!current) return;
      const here = new Set([...standing().values()].map(looksOf));
      const newcomers = coming.filter((data) => !here.has(looksOf(data)));
      wings.ready(newcomers.map((data) => ({ ...data, language: language ?? current.language, epoch: knownEpoch, figures: known })));
    },
    heard: (at) => {
      // Also when that is earlier than was believed: a machine's own clock, which is all a page has at first, may be hours ahead.
      lastHeard = at;
    },
    tick: (animate = true) => bring(animate),
    allow: (isNow) => {
      isAllowed = isNow;
      bring(true);
    },
    speak: (now) => {
      language = now;
      bring(true);
    },
    fail,
    vouches,
    painted: () => {
      const on = [...acting].flatMap(([id, { performer }]) => (performer.isOn() ? [{ id, element: performer.element }] : []));
      const graphics = seenOf(on);
      const unseen = on.map(({ id }) => id).filter((id) => !graphics.includes(id));
      return {
        epoch: view?.epoch ?? '',
        revision: view?.revision ?? 0,
        graphics,
        at: now(),
        ...(unseen.length === 0 ? {} : { unseen }),
        ...(problem === undefined ? {} : { problem }),
      };
    },
  };
};
