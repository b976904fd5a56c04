/**
 * What the player may say, read by hand: the schema's library is too heavy for this page. A property keeps both readers equal
 * (server/contract/embed-messages.ts).
 */
import type { HostSays } from '../../server/contract/embed-messages.ts';

type Rule = (value: unknown) => boolean;
type Fields<T extends HostSays['type']> = Exclude<keyof Extract<HostSays, { type: T }>, 'cuecart' | 'type'>;

const version = 1;

const within =
  (least: number, most: number): Rule =>
  (value) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
const maybe =
  (rule: Rule): Rule =>
  (value) =>
    value === undefined || rule(value);
const isColour: Rule = (value) => typeof value === 'string' && /^#[0-9a-fA-F]{6}$/.test(value);

const kinds: { readonly [T in HostSays['type']]: { readonly [K in Fields<T>]-?: Rule } } = {
  delay: { ms: within(0, 90_000) },
  visible: { visible: (value) => typeof value === 'boolean' },
  language: { language: (value) => value === 'zh' || value === 'en' },
  theme: { paper: maybe(isColour), accent: maybe(isColour), corner: maybe(within(0, 32)) },
};
const rulesOf = new Map<unknown, [string, Rule][]>(Object.entries(kinds).map(([type, fields]) => [type, Object.entries(fields)]));

/** Undefined for whatever is not just a message of this contract. */
export const readHostMessage = (data: unknown): HostSays | undefined => {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
  const said = data as Readonly<Record<string, unknown>>;
  const rules = rulesOf.get(said.type);
  if (said.cuecart !== version || !rules) return undefined;
  const known = ['cuecart', 'type', ...rules.map(([field]) => field)];
  const isWhole = Object.keys(said).every((key) => known.includes(key)) && rules.every(([field, rule]) => rule(said[field]));
  return isWhole ? (data as HostSays) : undefined;
};
