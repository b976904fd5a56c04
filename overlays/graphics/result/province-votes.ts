/**
 * A result by province, as it is drawn: each with its own share, on the map where it has all of them, else as rows.
 * Shares are of the province's own votes, as the whole result's are of all.
 */
import type { GraphicData, ProvinceVotes } from '../../../server/contract/graphics.ts';
import type { ProvinceTile } from '../../../server/contract/provinces.ts';
import { type VoteShare, voteShare } from '../vote-share.ts';
import { isTile } from './province-map.ts';

type Data = Extract<GraphicData, { kind: 'result' }>;
type Sides = { readonly yea: number; readonly nay: number };
export type ProvinceRow = {
  readonly name: ProvinceVotes['name'] | 'others';
  readonly share: VoteShare | undefined;
  readonly votes: number;
};

export const mostProvinceRows = 8;

/** The votes of each tile; undefined when some province is not on the map. */
export const onMap = ({ provinces = [] }: Pick<Data, 'provinces'>): ReadonlyMap<ProvinceTile, ProvinceVotes> | undefined => {
  const placed = provinces.flatMap((one) => (isTile(one.tile) ? [[one.tile, one] as const] : []));
  return placed.length === provinces.length ? new Map(placed) : undefined;
};

const votesOf = ({ yea, nay }: Sides): number => yea + nay;
const rowOf = (name: ProvinceRow['name'], sides: Sides): ProvinceRow => ({ name, share: voteShare(sides), votes: votesOf(sides) });

/** As the series has them; of too many those with the most votes, and the rest as one. */
export const provinceRows = ({ provinces = [] }: Pick<Data, 'provinces'>): readonly ProvinceRow[] => {
  if (provinces.length <= mostProvinceRows) return provinces.map((one) => rowOf(one.name, one));
  const largest = new Set([...provinces].sort((a, b) => votesOf(b) - votesOf(a)).slice(0, mostProvinceRows - 1));
  const rest = provinces.filter((one) => !largest.has(one));
  const others = rest.reduce<Sides>((sum, { yea, nay }) => ({ yea: sum.yea + yea, nay: sum.nay + nay }), { yea: 0, nay: 0 });
  return [...provinces.filter((one) => largest.has(one)).map((one) => rowOf(one.name, one)), rowOf('others', others)];
};
