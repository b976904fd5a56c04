/**
 * A result by province: the votes of its final count, each with the province that its path names in the series file.
 *
 * Only where two of the vote's paths name provinces that differ. What cannot be laid to a province stands apart, so that the parts
 * always make the whole; parts that do not (figures by hand have none) are not shown at all.
 */
import type { Count, PollRules } from '../contract/audience.ts';
import type { ProvinceVotes } from '../contract/graphics.ts';
import { tileOf } from '../contract/provinces.ts';
import type { LocalText } from '../contract/units.ts';
import type { Plan } from './plan.ts';

type Sides = { readonly yea: number; readonly nay: number };
export type ByProvince = { readonly provinces?: readonly ProvinceVotes[]; readonly elsewhere?: Sides };

const plus = (a: Sides, b: Sides): Sides => ({ yea: a.yea + b.yea, nay: a.nay + b.nay });
const none: Sides = { yea: 0, nay: 0 };

/** Two spellings of one province are one where the map knows it. */
const keyOf = (name: LocalText): string => tileOf(name) ?? JSON.stringify(name);

const pictureName = 'picture:';
/** Who showed a picture's code and named no path is of its province when all its paths are. */
const provinceOf = (path: string, { pictures }: PollRules, named: ReadonlyMap<string, LocalText>): LocalText | undefined => {
  if (!path.startsWith(pictureName)) return named.get(path);
  const paths = pictures.find(({ id }) => id === path.slice(pictureName.length))?.paths ?? [];
  const [first, ...others] = paths.map((id) => named.get(id));
  return first !== undefined && others.every((name) => name !== undefined && keyOf(name) === keyOf(first)) ? first : undefined;
};

/** The provinces of the poll's own paths, in the order of the series. */
const namedIn = ({ paths }: Pick<Plan, 'paths'>, { windows }: PollRules): ReadonlyMap<string, LocalText> => {
  const own = new Set(windows.map(({ path }) => path));
  return new Map(
    Object.values(paths).flatMap(({ id, province }) => (own.has(id) && province !== undefined ? [[id, province] as const] : [])),
  );
};

const addedUp = (rows: readonly Sides[]): Sides => rows.reduce(plus, none);

export const byProvince = (plan: Pick<Plan, 'paths'>, rules: PollRules, count: Count): ByProvince => {
  const named = namedIn(plan, rules);
  const names = new Map([...named.values()].reverse().map((name) => [keyOf(name), name]));
  if (names.size < 2) return {};
  const whole = addedUp(Object.values(count.perPath));
  if (whole.yea !== count.yea || whole.nay !== count.nay) return {};
  const votes = Object.entries(count.perPath).map(([path, sides]) => ({ province: provinceOf(path, rules, named), sides }));
  const of = (key: string | undefined) =>
    addedUp(votes.filter(({ province }) => (province === undefined ? undefined : keyOf(province)) === key).map(({ sides }) => sides));
  const provinces = [...names].reverse().map(([key, name]): ProvinceVotes => {
    const tile = tileOf(name);
    return { name, ...of(key), ...(tile === undefined ? {} : { tile }) };
  });
  const elsewhere = of(undefined);
  return { provinces, ...(elsewhere.yea + elsewhere.nay > 0 ? { elsewhere } : {}) };
};
