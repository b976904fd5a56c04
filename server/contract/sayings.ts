/**
 * What the server says to whoever pressed, and to everybody unasked: a name and its values, so that each screen says it in its operator's language.
 *
 * The English of each stands here, once: the log, machines and screens without a translation have it. A text of the show goes in all its languages.
 */
import { airSayings } from './sayings/air.ts';
import { noticeSayings } from './sayings/notices.ts';
import { planSayings } from './sayings/plan.ts';
import { shopSayings } from './sayings/shop.ts';
import { sinceSayings } from './sayings/since.ts';
import { stationSayings } from './sayings/stations.ts';
import { voteSayings } from './sayings/votes.ts';
import { type LocalText, textIn } from './units.ts';

const sayings = { ...airSayings, ...noticeSayings, ...planSayings, ...shopSayings, ...sinceSayings, ...stationSayings, ...voteSayings };
export type SayingId = keyof typeof sayings;

type Value = LocalText | number;
type Values = Readonly<Record<string, Value>>;
export type Saying = { readonly id: SayingId; readonly values?: Values };

/** The names of the values in a sentence: `{{name}}` → `name`. */
type Slots<S> = S extends `${string}{{${infer Slot}}}${infer Rest}` ? Slot | Slots<Rest> : never;
type Given<I extends SayingId> = [Slots<(typeof sayings)[I]>] extends [never]
  ? []
  : [values: Readonly<Record<Slots<(typeof sayings)[I]>, Value>>];

export const say = <I extends SayingId>(id: I, ...[values]: Given<I>): Saying => (values ? { id, values } : { id });

const valueText = (value: Value): string => (typeof value === 'number' ? String(value) : textIn(value, 'en'));

/** A value that is missing leaves its place empty. */
export const filled = (text: string, values: Values = {}): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, slot: string) => valueText(values[slot] ?? ''));

/** In English. */
export const sentence = ({ id, values }: Saying): string => filled(sayings[id], values);
