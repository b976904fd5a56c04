/**
 * Shows one story on a stage, in one of its states, as a still: clocks stand, moves are held half-way, everything else has ended.
 *
 * The next one takes its place; what was asked for last wins.
 */
import type { Figures } from '../../server/contract/graphics.ts';
import type { Graphic, Shown } from '../graphics/graphic.ts';
import { createGraphic } from '../graphics/register.ts';
import type { Stage } from '../program/stage.ts';
import type { Wanted } from './address.ts';
import { sampleQr } from './sample-qr.ts';
import { type DataOf, type Kind, type Say, type Story, sayIn } from './story.ts';

type Data = Shown<DataOf<Kind>>;

export type Player = {
  /** Settles when the picture stands; false when another was asked for in between. */
  readonly show: (wanted: Wanted) => Promise<boolean>;
  /** The graphic that is there, for whoever wants to play it. */
  readonly graphic: () => Graphic | undefined;
};

/** Of its longest move: how far it has come when it is held. */
const heldAt = 0.3;

const figuresOf = (say: Say, revision: number, some: ReturnType<NonNullable<Story['figures']>>): Figures => ({
  revision,
  at: say.now,
  polls: {},
  products: {},
  sales: { units: 0, net: { minor: 0, currency: 'CNY' }, at: null },
  ...some,
});

/** Ends what would change the picture later; a graphic's own moves are held in the middle when it is still coming or going. */
const standStill = ({ shadowRoot }: Graphic, isMoving: boolean) => {
  const all = shadowRoot?.getAnimations() ?? [];
  const moves = all.filter((animation) => !(animation instanceof CSSAnimation || animation instanceof CSSTransition));
  const length = Math.max(0, ...moves.map((move) => Number(move.effect?.getComputedTiming().endTime ?? 0)));
  for (const animation of all) {
    if (animation instanceof CSSAnimation) {
      animation.pause();
      animation.currentTime = 0;
    } else if (isMoving && moves.includes(animation)) {
      animation.pause();
      animation.currentTime = length * heldAt;
    } else animation.finish();
  }
};

const build = (
  { named, language, length }: Wanted,
  stage: Stage,
): { readonly element: Graphic; readonly data: Data; readonly say: Say } => {
  const say = sayIn(length, sampleQr);
  const { kind, story } = named;
  const element = createGraphic(kind);
  element.dataset.graphic = kind;
  element.now = () => say.now;
  element.toggleAttribute('in-row', kind === 'label');
  element.toggleAttribute('raised', story.raised === true);
  stage.placeFor(story.data(say)).append(element);
  const figures = story.figures ? figuresOf(say, 1, story.figures(say)) : null;
  return { element, say, data: { ...story.data(say), language, figures } };
};

const updateTo = async (element: Graphic, { named, state }: Wanted, say: Say) => {
  const { update, updatedFigures } = named.story;
  if (state === 'hidden') await element.updateAction({ data: { figures: null } });
  if (state !== 'updated') return;
  const figures = updatedFigures ? { figures: figuresOf(say, 2, updatedFigures(say)) } : {};
  await element.updateAction({ data: { ...(update ? update(say) : {}), ...figures } });
};

export const openPlayer = (stage: Stage): Player => {
  let shown: Graphic | undefined;
  const bring = async (wanted: Wanted, isWanted: () => boolean): Promise<void> => {
    const { element, data, say } = build(wanted, stage);
    const { state } = wanted;
    await element.load({ data });
    if (!isWanted()) return void element.dispose();
    await shown?.dispose();
    shown = element;
    // A move's own end waits for its length; the picture does not.
    const moved = element.playAction({ skipAnimation: state !== 'in' });
    if (state !== 'in') await moved;
    await updateTo(element, wanted, say);
    if (state === 'leaving') {
      void element.stopAction().then(() => {
        if (shown === element) element.dataset.state = 'leaving';
      });
    }
    standStill(element, state === 'in' || state === 'leaving');
  };
  let asked = 0;
  return {
    graphic: () => shown,
    show: async (wanted) => {
      asked += 1;
      const own = asked;
      await bring(wanted, () => own === asked);
      return own === asked;
    },
  };
};
