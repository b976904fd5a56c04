/**
 * What rows of a table would make of the products. None is taken out: what was sold must stay known.
 * A product that viewers see, have seen or are about to see stays as it is.
 */
import type { CellProblem, FieldChange, HeldWhy, ImportRow, ImportSource, PreviewRow } from '../../contract/imports.ts';
import type { Product } from '../../contract/show-file.ts';
import type { ShowContext } from '../show-state.ts';
import { fieldOf, saysSo, shown, splitTarget } from './fields.ts';
import { shownProducts } from './held.ts';
import { type ProductDraft, productFields } from './product-fields.ts';
import type { CellNamer } from './read-table.ts';

export type ProductsWorkedOut = {
  readonly products: readonly Product[];
  readonly rows: readonly PreviewRow[];
  readonly problems: readonly CellProblem[];
};
type Asked = {
  readonly context: ShowContext;
  readonly rows: readonly ImportRow[];
  readonly source: ImportSource;
  /** For a stock that does not say when it was read: as of the import. */
  readonly readAt: string;
  readonly cellOf: CellNamer;
};

export const mostProducts = 600;

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 50);

/** By its id, else by its SKU, else a new one named after it. */
const idsOf = ({ context, rows }: Asked): readonly string[] => {
  const known = Object.values(context.plan.products);
  const taken = new Set([...known.map(({ id }) => id), ...rows.flatMap(({ cells }) => (cells.id === undefined ? [] : [cells.id]))]);
  return rows.map(({ cells, row }) => {
    if (cells.id !== undefined) return cells.id;
    const same = known.filter(({ sku, shop }) => sku === cells.sku && (cells.shop === undefined || shop === cells.shop));
    if (same.length === 1 && same[0]) return same[0].id;
    const stem = slug(cells.sku ?? cells.itemNumber ?? '') || `item-${row}`;
    let id = stem;
    for (let n = 2; taken.has(id); n += 1) id = `${stem}-${n}`;
    taken.add(id);
    return id;
  });
};

const blank = (id: string, { context, source, readAt }: Asked): ProductDraft => {
  const [shop, ...others] = Object.keys(context.plan.shops);
  return {
    id,
    sponsored: false,
    stock: { units: -1, source: source.name, at: readAt },
    ...(shop !== undefined && others.length === 0 ? { shop } : {}),
  };
};

/** What a new product must have, by target. */
const needs: readonly (readonly [target: string, has: (draft: ProductDraft) => boolean])[] = [
  ['itemNumber', (one) => one.itemNumber !== undefined],
  ['sku', (one) => one.sku !== undefined],
  ['name', (one) => one.name !== undefined],
  ['price', (one) => one.price !== undefined],
  ['unit', (one) => one.unit !== undefined],
  ['stock', (one) => (one.stock?.units ?? -1) >= 0],
  ['category', (one) => one.category !== undefined],
  ['seller', (one) => one.seller !== undefined],
  ['shop', (one) => one.shop !== undefined],
  ['delivery', (one) => one.delivery !== undefined],
  ['returns', (one) => one.returns !== undefined],
];

type RowWork = {
  readonly row: number;
  readonly id: string;
  readonly before: Product | undefined;
  readonly after: ProductDraft;
  readonly fields: readonly FieldChange[];
  readonly held: HeldWhy | undefined;
};

const workRow = (asked: Asked, { cells, row }: ImportRow, id: string, isShown: ReadonlySet<string>): RowWork => {
  const { plan } = asked.context;
  const before = Object.hasOwn(plan.products, id) ? plan.products[id] : undefined;
  const start: ProductDraft = before ?? blank(id, asked);
  let after = start;
  const fields: FieldChange[] = [];
  // In the order of the columns: an earlier price comes before what it rests on.
  const rank = (target: string) => productFields.findIndex(({ name }) => name === splitTarget(target).name);
  for (const [target, text] of Object.entries(cells).sort(([a], [b]) => rank(a) - rank(b))) {
    const field = fieldOf(productFields, target);
    if (!field || field.name === 'id' || saysSo(field, start, target, text, plan)) continue;
    fields.push({ target, was: before ? shown(field, before, target, plan) : '', will: text });
    after = field.put(after, text, splitTarget(target).language, plan);
  }
  return { row, id, before, after, fields, held: before && isShown.has(id) ? 'shown' : undefined };
};

const whole = (draft: ProductDraft): Product =>
  Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined)) as unknown as Product;

type Problem = (target: string, code: CellProblem['code'], hint?: string) => CellProblem;

const rowProblems = ({ before, after, fields }: RowWork, problem: Problem): CellProblem[] => {
  const missing = before ? [] : needs.filter(([, has]) => !has(after)).map(([target]) => problem(target, 'missing'));
  const fixed = before
    ? fields.filter(({ target }) => target === 'sku' || target === 'shop').map(({ target, was }) => problem(target, 'fixed', was))
    : [];
  const { was, price } = after;
  const isLow =
    was !== undefined && price !== undefined && was.price <= price && fields.some(({ target }) => /^(?:wasPrice|price)$/.test(target));
  return [
    ...missing,
    ...fixed,
    ...(isLow ? [problem('wasPrice', 'was-below')] : []),
    ...(was !== undefined && was.basis === '' ? [problem('wasBasis', 'missing')] : []),
  ];
};

/** Viewers order by the item number, and orders are counted by SKU and shop: no two products have the same. */
type Numbered = ProductDraft & { readonly row: number | null; readonly says: ReadonlySet<string> };
const clashes = (all: readonly Numbered[], problemAt: (row: number) => Problem): CellProblem[] =>
  (['itemNumber', 'sku'] as const).flatMap((name) => {
    const first = new Map<string, string>();
    // Whoever had it before keeps it.
    const oldFirst = [...all.filter(({ says }) => !says.has(name)), ...all.filter(({ says }) => says.has(name))];
    return oldFirst.flatMap((one): CellProblem[] => {
      const value = one[name];
      if (value === undefined) return [];
      const key = name === 'sku' ? `${one.shop}/${value}` : value;
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, one.id);
      return earlier === undefined || one.row === null || !one.says.has(name) ? [] : [problemAt(one.row)(name, 'taken', earlier)];
    });
  });

export const workOutProducts = (asked: Asked): ProductsWorkedOut => {
  const { context, cellOf, rows } = asked;
  const ids = idsOf(asked);
  const isShown = shownProducts(context);
  const work = rows.map((row, n) => workRow(asked, row, ids[n] ?? '', isShown));
  const cellsOf = new Map(rows.map(({ row, cells }) => [row, cells]));
  const problemAt =
    (row: number): Problem =>
    (target, code, hint) => ({
      ...{ cell: cellOf(row, target), target, code, read: cellsOf.get(row)?.[target] ?? '' },
      ...(hint === undefined ? {} : { hint }),
    });
  const first = new Map<string, number>();
  const twice = work.flatMap(({ row, id }): CellProblem[] => {
    const earlier = first.get(id);
    if (earlier === undefined) first.set(id, row);
    return earlier === undefined ? [] : [problemAt(row)('id', 'id-twice', cellOf(earlier, 'id'))];
  });
  const open = work.filter(({ held }) => held === undefined);
  const changed = new Map(open.map((one) => [one.id, one]));
  const others = Object.values(context.plan.products).filter(({ id }) => !changed.has(id));
  const all: readonly Numbered[] = [
    ...others.map((one) => ({ ...one, row: null, says: new Set<string>() })),
    ...open.map(({ after, row, fields }) => ({ ...after, row, says: new Set(fields.map(({ target }) => target)) })),
  ];
  const problems = [
    ...twice,
    ...open.flatMap((one) => rowProblems(one, problemAt(one.row))),
    ...clashes(all, problemAt),
    ...(all.length > mostProducts
      ? [
          {
            cell: String(rows.at(-1)?.row ?? 1),
            target: null,
            code: 'too-many' as const,
            read: String(all.length),
            hint: String(mostProducts),
          },
        ]
      : []),
  ];
  return {
    products: problems.length > 0 ? [] : open.filter(({ fields }) => fields.length > 0).map(({ after }) => whole(after)),
    rows: work.map(previewOf),
    problems,
  };
};

const previewOf = ({ id, before, after, fields, held }: RowWork): PreviewRow => {
  const name = (before && held ? before.name : after.name) ?? null;
  if (held) return { id, name, what: fields.length > 0 ? 'held' : 'unchanged', ...(fields.length > 0 ? { why: held } : {}), fields };
  return { id, name, what: !before ? 'added' : fields.length > 0 ? 'changed' : 'unchanged', fields };
};
