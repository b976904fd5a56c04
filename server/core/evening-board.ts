/**
 * The board of the evening: who and what it is about, in the order of protocol, with what viewers decided.
 *
 * Names as approved, products once they have been on air, results once they are revealed: a board tells nothing before its time.
 * What was sold travels apart, with the figures. A station's board has nothing of what the station must not have.
 */
import type { BoardRow, GraphicData } from '../contract/graphics.ts';
import type { GraphicKind, Guest } from '../contract/show-file.ts';
import { approvedGuest, type PollState, type ShowContext } from './show-state.ts';

/** More than this is no board that anybody reads. */
const mostRows = 48;

/** Products whose segment has begun, and those that were put on by hand or voted on since. */
const productsSeen = ({ plan, runs, polls }: ShowContext): ReadonlySet<string> => {
  const begun = runs.map(({ segmentId }) => plan.segments[segmentId]);
  const voted = Object.values(plan.polls).filter(({ id }) => polls[id]?.phase === 'revealed');
  return new Set([...begun, ...voted].flatMap((one) => (one?.product === undefined ? [] : [one.product])));
};

const revealed = ({ phase, rules, count, decision, manual }: PollState): BoardRow['result'] =>
  phase === 'revealed' && rules && count && decision
    ? { decision, word: rules[decision], yea: count.yea, nay: count.nay, ...(manual ? { manual } : {}) }
    : undefined;

/** Of several votes about it the last to be revealed. */
const resultOf = ({ plan, polls }: ShowContext, productId: string): BoardRow['result'] => {
  const own = Object.values(plan.polls).flatMap(({ id, product }) => (product === productId && polls[id] ? [polls[id]] : []));
  const [newest] = own.filter(({ revealedAt }) => revealedAt !== null).sort((a, b) => (b.revealedAt ?? 0) - (a.revealedAt ?? 0));
  return newest && revealed(newest);
};

const aboutProduct = (context: ShowContext, productId: string | undefined, seen: ReadonlySet<string>): BoardRow => {
  const product = context.plan.products[productId ?? ''];
  if (!product || !seen.has(product.id)) return {};
  const result = resultOf(context, product.id);
  return {
    product: { id: product.id, itemNumber: product.itemNumber, name: product.name },
    ...(result ? { result } : {}),
  };
};

/** After every place that a file can give. */
const lastPlace = 1000;
const inProtocol = (guests: readonly Guest[]): readonly Guest[] =>
  [...guests].sort((a, b) => (a.protocol ?? lastPlace) - (b.protocol ?? lastPlace));

export const boardRows = (context: ShowContext): readonly BoardRow[] => {
  const { plan } = context;
  const seen = productsSeen(context);
  const guests = inProtocol(Object.values(plan.guests));
  const ofGuests = guests.map(({ id, province, product }): BoardRow => {
    const approved = approvedGuest(context, id);
    return { ...(approved ? { guest: { name: approved.name, place: province } } : {}), ...aboutProduct(context, product, seen) };
  });
  const brought = new Set(guests.map(({ product }) => product));
  const others = Object.keys(plan.products).filter((id) => !brought.has(id));
  return [...ofGuests, ...others.map((id) => aboutProduct(context, id, seen))]
    .filter(({ guest, product }) => guest !== undefined || product !== undefined)
    .slice(0, mostRows);
};

type Board = Extract<GraphicData, { kind: 'board' }>;

export const boardOf = (context: ShowContext, ranking: Board['ranking']): Board | null => {
  const rows = boardRows(context);
  if (rows.length === 0) return null;
  return { kind: 'board', title: context.plan.episode.title, rows, ...(ranking ? { ranking } : {}) };
};

/** As this partner may have it: an excluded name, product or result is not on their board either. Null: nothing of it is left. */
export const boardWithout = ({ ranking, ...board }: Board, excludes: readonly GraphicKind[]): Board | null => {
  const no = (kind: GraphicKind) => excludes.includes(kind);
  const rows = board.rows
    .map(
      ({ guest, product, result }): BoardRow => ({
        ...(guest && !no('lower-third') ? { guest } : {}),
        ...(product && !no('product-card') ? { product } : {}),
        ...(result && !no('result') ? { result } : {}),
      }),
    )
    .filter(({ guest, product }) => guest !== undefined || product !== undefined);
  const mayRank = ranking === 'yea' ? !no('result') : !no('product-card');
  return rows.length === 0 ? null : { ...board, rows, ...(ranking && mayRank ? { ranking } : {}) };
};
