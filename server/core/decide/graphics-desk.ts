/** Decisions of the graphics desk about what is on: other content, clear, everything off and back, freeze. */

import type { CommandOf } from '../../contract/commands.ts';
import { say } from '../../contract/sayings.ts';
import type { EpochMs, Ms } from '../../contract/units.ts';
import { lowerThirdTimes } from '../cue-facts.ts';
import type { FactBody, GraphicState } from '../facts.ts';
import { labelsLeft } from '../mandatory-labels.ts';
import { isOnAir, type Show } from '../show.ts';
import { graphicObstacle, refsOf, type Times, timesOf } from './graphics-by-hand.ts';
import { accept, type Decision, type Handler, refuse } from './world.ts';

type Update = CommandOf<'graphic.update'>;
const notOnAir = () => refuse('wrong-phase', say('nothing-on-air'));

/** What follows something else by itself is not written anew by hand. */
const followsItself = ({ kind, mandatory }: GraphicState): Decision | undefined => {
  if (mandatory) return refuse('wrong-phase', say('label-says-what-it-must'));
  if (kind === 'countdown') return refuse('wrong-phase', say('countdown-is-on-record'));
  return kind === 'vote-bar' || kind === 'result' || kind === 'correction' || kind === 'vote-question'
    ? refuse('wrong-phase', say('follows-its-vote'))
    : undefined;
};

const lengthOf = ({ startsAt, endsAt }: { readonly startsAt: EpochMs; readonly endsAt: EpochMs }): Ms => endsAt - startsAt;

/** A name that is new on screen stays as long as any; a card of another product keeps that product’s offer; all else stays as it was. */
const timesAfter = (before: GraphicState, asked: CommandOf<'graphic.on'>, show: Show, now: EpochMs): Times => {
  const { startsAt, endsAt, until, offerEndsAt } = before;
  if (before.kind === 'lower-third')
    return { startsAt, until: 'time', endsAt: Math.max(now, startsAt) + lengthOf(lowerThirdTimes(show.context, now)) };
  const same: Times = { startsAt, endsAt, until, ...(offerEndsAt === undefined ? {} : { offerEndsAt }) };
  if (before.kind !== 'product-card' || asked.productId === before.productId) return same;
  const fresh = timesOf(asked, show, now);
  return fresh.until === 'time' || offerEndsAt !== undefined ? { ...fresh, startsAt } : same;
};

const askedAs = ({ key, guestId, productId, text }: Update, { kind, ...before }: GraphicState): CommandOf<'graphic.on'> => ({
  type: 'graphic.on',
  key,
  graphic: kind,
  ...refsOf({
    guestId: guestId ?? before.guestId,
    productId: productId ?? before.productId,
    pollId: before.pollId,
    text: text ?? ((kind === 'label' || kind === 'topic' || kind === 'slate') && typeof before.text === 'string' ? before.text : undefined),
  }),
});

/** What the graphic would be; its place and its id stay. */
export const graphicUpdated = (command: Update, show: Show, now: EpochMs): { readonly graphic: GraphicState } | Decision => {
  const before = show.context.graphics.find(({ id, endsAt }) => id === command.graphicId && (endsAt === null || endsAt > now));
  if (!before) return refuse('stale', say('graphic-is-off'));
  const asked = askedAs(command, before);
  const no = followsItself(before) ?? graphicObstacle(asked, show, now);
  if (no) return no;
  const { id, kind, by, held, look } = before;
  const times = timesAfter(before, asked, show, now);
  return { graphic: { id, kind, by, ...refsOf(asked), ...(look ? { look } : {}), ...(held ? { held } : {}), ...times } };
};

/** A countdown to another product’s offer would stand beside the card as if it were this one’s. */
const countdownsOf = (show: Show, was: GraphicState | undefined, is: GraphicState): readonly FactBody[] =>
  is.kind !== 'product-card' || was?.productId === is.productId
    ? []
    : show.context.graphics
        .filter(({ kind, productId }) => kind === 'countdown' && productId !== undefined && productId !== is.productId)
        .map(({ id }) => ({ type: 'graphic.off', graphicId: id }));

export const updateGraphic: Handler<'graphic.update'> = (command, show, world) => {
  if (!isOnAir(show)) return notOnAir();
  const answer = graphicUpdated(command, show, world.now);
  if (!('graphic' in answer)) return answer;
  const { graphic } = answer;
  const was = show.context.graphics.find(({ id }) => id === graphic.id);
  return accept({ type: 'graphic.updated', graphic }, ...countdownsOf(show, was, graphic));
};

export const clearGraphics: Handler<'graphic.clear'> = (_, { context }, { now }) => {
  const left = labelsLeft(context, now);
  const isClear = left.length === context.graphics.length && left.every((one) => context.graphics.includes(one));
  return isClear ? accept() : accept({ type: 'graphics.cleared' });
};

export const removeGraphics: Handler<'graphic.removeAll'> = ({ reason }, show) =>
  isOnAir(show) ? accept({ type: 'graphics.removed', reason }) : notOnAir();

export const putLabelsBack: Handler<'graphic.labelsBack'> = (_, { context }) =>
  context.labelsOff === null ? accept() : accept({ type: 'graphics.labelled' });

export const freezeGraphics: Handler<'graphic.freeze'> = ({ frozen }, show) => {
  if (!isOnAir(show)) return notOnAir();
  if ((show.context.graphicsFrozen !== null) === frozen) return accept();
  return accept({ type: frozen ? 'graphics.frozen' : 'graphics.thawed' });
};
