/** How cues and graphics change what the show remembers. Vote bar and result follow their poll. */
import type { PollRules } from '../contract/audience.ts';
import type { GraphicKind } from '../contract/show-file.ts';
import type { EpochMs } from '../contract/units.ts';
import type { FactOf, GraphicState } from './facts.ts';
import { isForSale } from './mandatory-labels.ts';
import type { PlannedCue } from './plan.ts';
import type { PollFact } from './poll-machine.ts';
import { type CueRun, endTimedShots, labelsKept, onAirRun, type Patch, type ShowContext } from './show-state.ts';
import { questionsAtOpening } from './vote-announced.ts';

const cueRun = (context: ShowContext, fact: FactOf<'cue.fired' | 'cue.missed'>): CueRun => ({
  id: fact.cueRunId,
  runId: onAirRun(context)?.id ?? '',
  cueId: fact.cueId,
  at: fact.at,
  until: fact.type === 'cue.missed' ? 'missed' : fact.until,
  endsAt: fact.type === 'cue.missed' ? null : fact.endsAt,
  endedAt: null,
  ...(fact.type === 'cue.missed' || fact.backTo === undefined ? {} : { backTo: fact.backTo }),
});

/** What "until the next of its kind" means by kind: an offer is a product card, each other graphic is its own kind. */
const kindOfCue = (cue: PlannedCue | undefined): string | undefined =>
  cue?.kind === 'graphic' ? `graphic ${cue.graphic}` : cue?.kind === 'offer' ? 'graphic product-card' : cue?.kind;

export const foldCue = (context: ShowContext, fact: FactOf<'cue.fired' | 'cue.missed'>): Patch => {
  const cues = Object.values(context.plan.segments).flatMap((segment) => segment.cues);
  const kindOf = (cueId: string) => kindOfCue(cues.find((cue) => cue.id === cueId));
  const kind = kindOf(fact.cueId);
  const before = context.cueRuns.map((cue) =>
    fact.type === 'cue.fired' && cue.until === 'next' && cue.endedAt === null && kindOf(cue.cueId) === kind
      ? { ...cue, endedAt: fact.at }
      : cue,
  );
  const takesPicture = fact.type === 'cue.fired' && kind === 'shot' && fact.backTo === undefined;
  return { cueRuns: [...(takesPicture ? endTimedShots(before, fact.at) : before), cueRun(context, fact)] };
};
export const foldCueEnd = (context: ShowContext, fact: FactOf<'cue.ended'>): Patch => ({
  cueRuns: context.cueRuns.map((cue) => (cue.cueId === fact.cueId && cue.endedAt === null ? { ...cue, endedAt: fact.at } : cue)),
  graphics: context.graphics.filter((graphic) => graphic.by !== `cue:${fact.cueId}`),
  labelsOff: labelsKept(context, (label) => label.by !== `cue:${fact.cueId}`),
});

/** A reveal has the picture to itself among what is for sale; what is sold out has nothing left. */
const crowdedOut: Readonly<Partial<Record<GraphicKind, readonly GraphicKind[]>>> = {
  'price-reveal': ['product-card', 'units-sold', 'stock-left', 'sold-out', 'qr'],
  'sold-out': ['stock-left'],
};
const standsInTheWay = (one: GraphicKind, other: GraphicKind): boolean =>
  crowdedOut[one]?.includes(other) === true || crowdedOut[other]?.includes(one) === true;

/** One of a kind at a time; labels stand side by side unless they wait for the next one. What has ended by itself is forgotten here. */
const withGraphic = (graphics: readonly GraphicState[], graphic: GraphicState, at: EpochMs): readonly GraphicState[] => {
  const stays = (other: GraphicState) =>
    other.id !== graphic.id &&
    (other.kind !== graphic.kind || (other.kind === 'label' && other.until !== 'next')) &&
    !standsInTheWay(other.kind, graphic.kind) &&
    (other.endsAt === null || other.endsAt > at);
  return [...graphics.filter(stays), graphic];
};
/** What the show learns from a graphic beside that it is on: an offer’s end, and that what is for sale has its labels whatever was done before. */
export const withItsTerms = (context: ShowContext, graphic: GraphicState): Patch => {
  const { productId, offerEndsAt } = graphic;
  return {
    ...(productId === undefined || offerEndsAt === undefined ? {} : { offers: { ...context.offers, [productId]: offerEndsAt } }),
    ...(isForSale(graphic) ? { labelsOff: null } : {}),
  };
};
export const foldGraphic = (context: ShowContext, { graphic, at }: FactOf<'graphic.on'>): Patch => ({
  ...withItsTerms(context, graphic),
  graphics: withGraphic(graphic.kind === 'vote-question' ? context.graphics.filter(isNoResult) : context.graphics, graphic, at),
});
export const foldGraphicOff = (context: ShowContext, fact: FactOf<'graphic.off'>): Patch => ({
  graphics: context.graphics.filter((graphic) => graphic.id !== fact.graphicId),
});

const without = (context: ShowContext, pollId: string) => context.graphics.filter((graphic) => graphic.pollId !== pollId);

const voteBar = ({ pollId, opensAt, endsAt }: PollRules): GraphicState => ({
  id: `vote-${pollId}-${opensAt}`,
  kind: 'vote-bar',
  startsAt: opensAt,
  endsAt,
  until: 'time',
  by: 'poll',
  pollId,
});
const result = (pollId: string, at: EpochMs): GraphicState => ({
  id: `result-${pollId}-${at}`,
  kind: 'result',
  startsAt: at,
  endsAt: null,
  until: 'segment',
  by: 'poll',
  pollId,
});

const correction = (pollId: string, at: EpochMs): GraphicState => ({
  ...result(pollId, at),
  id: `correction-${pollId}-${at}`,
  kind: 'correction',
});

/** What the plan shows when a vote that was open has no result. */
const insteadOfResult = (context: ShowContext, { pollId, at }: FactOf<'poll.voided' | 'poll.deferred'>): readonly GraphicState[] => {
  const others = without(context, pollId);
  const text = context.plan.polls[pollId]?.contingency.label;
  if (text === undefined || !context.polls[pollId]?.rules) return others;
  const label: GraphicState = { ...result(pollId, at), id: `contingency-${pollId}-${at}`, kind: 'label', text };
  return withGraphic(others, label, at);
};

/** A countdown to the end of a vote goes on to its later end. */
const countedOn = (graphics: readonly GraphicState[], { pollId, endsAt }: PollRules): readonly GraphicState[] =>
  graphics.map((graphic) => (graphic.kind === 'countdown' && graphic.pollId === pollId ? { ...graphic, endsAt } : graphic));

/** What was said of a vote before would come back when this one's bar ends, and be taken for its result. */
const isNoResult = ({ kind }: GraphicState): boolean => kind !== 'result' && kind !== 'correction';

const atOpening = (context: ShowContext, { pollId, rules, at }: FactOf<'poll.opened'>): readonly GraphicState[] => [
  ...questionsAtOpening(context.graphics, pollId, rules.opensAt, at),
  ...without(context, pollId).filter((graphic) => isNoResult(graphic) && graphic.kind !== 'vote-question'),
];

/** Vote bar and result follow the poll: they stand by its state, not by somebody remembering. After the end nothing comes on. */
export const pollGraphics = (context: ShowContext, fact: PollFact): Patch => {
  if (context.endedAt !== null) return {};
  switch (fact.type) {
    case 'poll.opened':
      return { graphics: withGraphic(atOpening(context, fact), voteBar(fact.rules), fact.at) };
    case 'poll.extended':
    case 'poll.ending':
      return { graphics: withGraphic(countedOn(context.graphics, fact.rules), voteBar(fact.rules), fact.at) };
    case 'poll.revealed':
      return { graphics: withGraphic(without(context, fact.pollId), result(fact.pollId, fact.at), fact.at) };
    case 'poll.corrected':
      return { graphics: withGraphic(without(context, fact.pollId), correction(fact.pollId, fact.at), fact.at) };
    case 'poll.voided':
    case 'poll.deferred':
      return { graphics: insteadOfResult(context, fact) };
    default:
      return {};
  }
};
