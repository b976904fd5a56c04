/**
 * What a station knows as one flat row of text, for pollers that know nothing of us.
 *
 * Made only from what its seat holds: what a station may not have is not in the row because it is not in the seat.
 */
import type { Figures, GraphicOn, Money } from '../../contract/graphics.ts';
import type { Station } from '../../contract/show-file.ts';
import type { StationRowSaid } from '../../contract/station-row.ts';
import { type EpochMs, type LocalText, type Ms, seconds, textIn } from '../../contract/units.ts';
import type { StationCode } from '../../core/station-code.ts';
import type { StationPoll, StationState } from '../../core/station-state.ts';

/** All that is known at one seat. `id` and `asOf`: of the last event. */
export type Known = {
  readonly station: Pick<Station, 'id' | 'language'>;
  readonly isTest: boolean;
  readonly id: string;
  readonly asOf: EpochMs;
  readonly state: StationState;
  readonly figures: Figures | null;
  readonly code: StationCode | null;
};

const nothing = '';
const yesNo = (is: boolean) => (is ? 'yes' : 'no');
const number = (n: number | undefined): string => (n === undefined ? nothing : String(n));
const moment = (at: EpochMs | null | undefined): string => (at === null || at === undefined ? nothing : new Date(at).toISOString());

/** In steps, so that what did not change is not another answer each second. */
const ageStep: Ms = 5000;
const age = (at: EpochMs | null | undefined, now: EpochMs): string =>
  at === null || at === undefined ? nothing : String((Math.floor(Math.max(0, now - at) / ageStep) * ageStep) / seconds(1));

/** Every currency here has two decimals. */
const amount = ({ minor }: Money): string => (minor / 100).toFixed(2);
/** A format takes a hundred times as long to make as to use; a series has a few languages, and one currency. */
const formats = new Map<string, Intl.NumberFormat>();
const mostFormats = 100;
/** @param currency ISO 4217 */
const moneyFormat = (language: string, currency: string): Intl.NumberFormat => {
  const name = `${language} ${currency}`;
  const known = formats.get(name);
  if (known) return known;
  if (formats.size >= mostFormats) formats.clear();
  const made = new Intl.NumberFormat(language, {
    ...{ style: 'currency', currency, currencyDisplay: 'narrowSymbol' },
    ...{ minimumFractionDigits: 2, maximumFractionDigits: 2 },
  });
  formats.set(name, made);
  return made;
};
const written = ({ minor, currency }: Money, language: string): string => moneyFormat(language, currency).format(minor / 100);

type Of<K extends GraphicOn['data']['kind']> = Extract<GraphicOn['data'], { kind: K }>;
const isKind =
  <K extends GraphicOn['data']['kind']>(kind: K) =>
  (data: GraphicOn['data']): data is Of<K> =>
    data.kind === kind;
/** On at the origin now, the one that came last first. */
const onNow = (graphics: readonly GraphicOn[], now: EpochMs): readonly GraphicOn['data'][] =>
  graphics
    .filter(({ startsAt, endsAt }) => startsAt <= now && (endsAt === null || endsAt > now))
    .map(({ data }) => data)
    .reverse();

const phasesByWeight: readonly StationPoll['phase'][] = ['open', 'closed', 'announced'];
/** The vote that matters now: see the column's own words. */
const voteNow = (polls: readonly StationPoll[]): StationPoll | undefined => {
  for (const phase of phasesByWeight) {
    const found = polls.find((poll) => poll.phase === phase);
    if (found) return found;
  }
  return [...polls].sort((a, b) => (b.opensAt ?? 0) - (a.opensAt ?? 0))[0];
};

type Part<K extends string> = Pick<StationRowSaid, Extract<keyof StationRowSaid, `${K}_${string}`>>;
type Texts = (text: LocalText | undefined) => string;

const productPart = ({ state: { product }, figures, station: { language } }: Known, text: Texts, now: EpochMs): Part<'product'> => {
  const sold = product ? figures?.products[product.id] : undefined;
  return {
    product_item: product?.itemNumber ?? nothing,
    product_name: text(product?.name),
    product_price: product?.price ? written(product.price, language) : nothing,
    product_amount: product?.price ? amount(product.price) : nothing,
    product_currency: product?.price?.currency ?? nothing,
    product_sold: number(sold?.sold),
    product_left: number(sold?.left),
    product_age_s: age(sold?.at, now),
  };
};

const votePart = ({ state, figures }: Known, text: Texts): Part<'vote'> => {
  const vote = voteNow(state.polls);
  const counted = vote && figures?.polls[vote.id];
  return {
    vote_question: text(vote?.question),
    vote_yea: text(vote?.yea),
    vote_nay: text(vote?.nay),
    vote_phase: vote?.phase ?? nothing,
    vote_eligible: vote ? yesNo(vote.eligible) : nothing,
    vote_opens_at: moment(vote?.viewers?.opensAt),
    vote_ends_at: moment(vote?.viewers?.endsAt),
    vote_turnout: number(counted?.turnout),
    vote_yea_count: number(counted?.yea),
    vote_nay_count: number(counted?.nay),
  };
};

const resultPart = ({ state: { results } }: Known, text: Texts): Part<'result'> => {
  const result = results.at(-1);
  return {
    result_question: text(result?.question),
    result_decision: result?.decision ?? nothing,
    result_yea: number(result?.yea),
    result_nay: number(result?.nay),
    result_by_hand: result ? yesNo(result.manual === true) : nothing,
  };
};

const namePart = (on: readonly GraphicOn['data'][], text: Texts): Part<'name'> & { readonly name: string } => {
  const third = on.find(isKind('lower-third'));
  return { name: text(third?.name), name_title: text(third?.title), name_place: text(third?.place) };
};

const figuresPart = ({ figures, station: { language } }: Known, now: EpochMs): Part<'sales' | 'figures'> => {
  const sales = figures?.sales?.at == null ? undefined : figures.sales;
  return {
    sales_units: number(sales?.units),
    sales_net: sales ? written(sales.net, language) : nothing,
    sales_age_s: age(sales?.at, now),
    figures_at: moment(figures?.at),
  };
};

/** @param now epoch ms: which graphics are on, and how old figures are */
export const stationRow = (known: Known, now: EpochMs): StationRowSaid => {
  const { state, station, code } = known;
  const text: Texts = (words) => (words === undefined ? nothing : textIn(words, station.language));
  const on = onNow(state.graphics, now);
  const { segment } = state;
  return {
    ...{ station: station.id, test: yesNo(known.isTest), id: known.id, as_of: moment(known.asOf) },
    ...{ on_air: yesNo(state.onAir), muted: yesNo(state.muted), in_break: yesNo(state.break.on), ended: yesNo(state.ended.ended) },
    ...{ kind: state.kind ?? nothing, delay_s: String(state.delay / seconds(1)) },
    ...{ episode: text(state.episode?.title), episode_date: state.episode?.date ?? nothing },
    ...{ segment: text(segment?.title), segment_kind: segment?.kind ?? nothing },
    ...{ segment_started_at: moment(segment?.startedAt), segment_ends_at: moment(segment?.endsAt) },
    ...productPart(known, text, now),
    ...namePart(on, text),
    label: on
      .filter(isKind('label'))
      .map((data) => text(data.text))
      .join(' · '),
    ...votePart(known, text),
    ...{ code_link: code?.link ?? nothing, code_from: moment(code?.from), code_until: moment(code?.until) },
    ...resultPart(known, text),
    correction: state.corrections.at(-1)?.reason ?? nothing,
    ...figuresPart(known, now),
  };
};
