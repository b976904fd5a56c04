/**
 * What the shop's side of an episode must keep to: graphics with a product, prices that are kept and then revealed, stock on record.
 */
import type { Product } from '../contract/show-file.ts';
import { type GraphicCue, sourcesOf } from './graphic-sources.ts';
import { inEpisode, type Place, type PlanProblem, problem, repeated, under } from './plan-problem.ts';
import type { World } from './plan-world.ts';
import { isShopKind } from './shop-obstacle.ts';

type Shown = { readonly cue: GraphicCue; readonly at: Place; readonly product: Product | undefined; readonly poll: string | undefined };

const shopCues = (world: World): Shown[] =>
  world.episode.segments.flatMap((segment, s) =>
    segment.cues.flatMap((cue, c): Shown[] => {
      if (cue.kind !== 'graphic') return [];
      const { product, poll } = sourcesOf(cue, segment);
      return [{ cue, at: inEpisode('segments', s, 'cues', c), product: world.product(product), poll }];
    }),
  );

const placeOf = (world: World, product: Product, ...path: (string | number)[]): Place =>
  inEpisode('products', world.names.products.ids.indexOf(product.id), ...path);

/** Where the file names one, whether there is such a product is said elsewhere. */
const hasProduct = ({ cue, at, product, poll }: Shown): PlanProblem[] => {
  if (!isShopKind(cue.graphic) || product || cue.product !== undefined || (cue.graphic === 'qr' && poll !== undefined)) return [];
  const fix = cue.graphic === 'qr' ? 'Write product: or poll: beside it.' : 'Write product: beside it, or in its segment.';
  return [problem(under(at, 'graphic'), `a ${cue.graphic} has nothing to show without a product`, fix, [at])];
};

const revealIsOne = ({ cue, at, product }: Shown, world: World): PlanProblem[] => {
  const { graphic, reveals, lasts } = cue;
  if (graphic !== 'price-reveal')
    return reveals === undefined
      ? []
      : [problem(under(at, 'reveals'), `a ${graphic} reveals nothing`, 'Drop reveals, or write graphic: price-reveal.')];
  const isKept = !product || product.priceSecret === true;
  const message = `everybody has the price of "${product?.id}" before it is revealed`;
  const kept = isKept
    ? []
    : [problem(under(at, 'graphic'), message, 'Write priceSecret: true in the product.', [placeOf(world, product, 'priceSecret')])];
  const isOver = reveals !== undefined && typeof lasts === 'number' && lasts <= reveals;
  const late = isOver
    ? [
        problem(under(at, 'reveals'), 'the graphic is over before its price comes', 'Write a shorter beat, or let it last longer.', [
          under(at, 'lasts'),
        ]),
      ]
    : [];
  return [...kept, ...late];
};

/** A card of a price that nothing reveals would never come on. */
const secretsEnd = (world: World, cues: readonly Shown[]): PlanProblem[] =>
  world.episode.products.flatMap((product, i) => {
    if (!product.priceSecret || cues.some(({ cue, product: one }) => cue.graphic === 'price-reveal' && one?.id === product.id)) return [];
    const isShown =
      cues.some(({ cue, product: one }) => cue.graphic === 'product-card' && one?.id === product.id) ||
      world.episode.segments.some(({ cues: all }) => all.some((cue) => cue.kind === 'offer' && cue.product === product.id));
    const message = `nothing reveals the price of "${product.id}", so its card never comes on`;
    return isShown
      ? [problem(inEpisode('products', i, 'priceSecret'), message, 'Add a price-reveal cue for it before its card, or drop priceSecret.')]
      : [];
  });

const variantsOf = ({ episode }: World) =>
  episode.products.flatMap((product, i) =>
    (product.variants ?? []).map((variant, v) => ({ product, variant, at: inEpisode('products', i, 'variants', v) })),
  );

const variantRules = (world: World): PlanProblem[] => {
  const all = variantsOf(world);
  const own = all.flatMap(({ product, variant, at }) => [
    ...(variant.stock && variant.sku === undefined
      ? [
          problem(under(at, 'stock'), 'nothing counts this stock down', 'Write the sku that orders call it by, or drop stock.', [
            under(at, 'sku'),
          ]),
        ]
      : []),
    ...(product.was && variant.price !== undefined && variant.price >= product.was.price
      ? [
          problem(
            under(at, 'price'),
            'the earlier price is not above this price',
            'Write the price it really has, or drop was from the product.',
          ),
        ]
      : []),
  ]);
  const ids = repeated(
    all.map(({ product, variant }) => `${product.id}/${variant.id}`),
    (n) => under(all[n]?.at ?? inEpisode(), 'id'),
    'the variant',
    'Give it an id of its own.',
  );
  const products = world.episode.products.map(({ shop, sku }, i) => ({ shop, sku, at: inEpisode('products', i, 'sku') }));
  const named = [...products, ...all.map(({ product, variant, at }) => ({ shop: product.shop, sku: variant.sku, at: under(at, 'sku') }))];
  const skus = repeated(
    named.map(({ shop, sku }) => (sku === undefined ? undefined : `${shop}/${sku}`)),
    (n) => named[n]?.at ?? inEpisode(),
    'the shop and SKU',
    'Orders are counted by it: write another.',
  ).filter(({ path }) => path.includes('variants'));
  return [...own, ...ids, ...skus];
};

/** "Left" counts down from a figure that somebody read: never from one that nobody can have read yet. */
const stockWasRead = (world: World, cues: readonly Shown[]): PlanProblem[] =>
  cues.flatMap(({ cue, at, product }) => {
    if ((cue.graphic !== 'stock-left' && cue.graphic !== 'sold-out') || !product) return [];
    const { episode } = world;
    if (product.stock.at.slice(0, 10) <= episode.date) return [];
    const message = `the stock of "${product.id}" was read after the show`;
    return [
      problem(placeOf(world, product, 'stock', 'at'), message, `Write when it was read, or take the ${cue.graphic} out.`, [
        under(at, 'graphic'),
        inEpisode('date'),
      ]),
    ];
  });

export const shopRules = (world: World): PlanProblem[] => {
  const cues = shopCues(world);
  return [
    ...cues.flatMap(hasProduct),
    ...cues.flatMap((one) => revealIsOne(one, world)),
    ...secretsEnd(world, cues),
    ...variantRules(world),
    ...stockWasRead(world, cues),
  ];
};
