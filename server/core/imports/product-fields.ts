/** The columns of a table of products. By SKU and shop orders are counted: those of a known product never change. */
import type { Product } from '../../contract/show-file.ts';
import type { LocalText } from '../../contract/units.ts';
import { lengthOfText, lengthText, readLength, readMoment, readPrice, readText, readWhole, readYesOrNo, tidy } from './cells.ts';
import { type Field, readId, readKnown, toldField } from './fields.ts';

/** A product while its row is being read: a new one has nothing at first. */
export type ProductDraft = { readonly [K in keyof Product]?: Product[K] | undefined } & { readonly id: string };

const money = (minor: number | undefined): string => (minor === undefined ? '' : (minor / 100).toFixed(2));
const minor = (text: string): number => Math.round(Number(text) * 100);

const words = (name: 'itemNumber' | 'sku' | 'category', headings: readonly string[]): Field<ProductDraft> => ({
  name,
  headings,
  isNeeded: true,
  read: (cell) => readText(cell),
  show: (product) => tidy(product[name] ?? ''),
  put: (product, text) => ({ ...product, [name]: text }),
});

const told = (name: 'name' | 'unit' | 'unitPrice' | 'seller' | 'delivery' | 'returns', headings: readonly string[], isNeeded = true) =>
  toldField<ProductDraft, string>(
    name,
    headings,
    (product) => product[name],
    (product, text) => ({ ...product, [name]: text ?? (isNeeded ? product[name] : undefined) }),
    isNeeded,
  );

const emptyStock = { units: -1, source: '', at: '' };
const noText: LocalText = '';

export const productFields: readonly Field<ProductDraft>[] = [
  {
    name: 'id',
    headings: ['id', 'productid', 'key', '代号', '商品代号'],
    isNeeded: true,
    read: readId,
    show: ({ id }) => id,
    put: (product) => product,
  },
  words('itemNumber', ['itemnumber', 'item', 'itemno', 'number', 'no', '编号', '货号', '序号', '商品编号']),
  words('sku', ['sku', 'articlenumber', 'article', '库存单位', '商品编码', '编码']),
  told('name', ['name', 'product', 'title', 'productname', '名称', '商品', '产品', '商品名称', '品名']),
  {
    name: 'price',
    headings: ['price', 'unitprice', 'nowprice', '价格', '售价', '现价', '直播价'],
    isNeeded: true,
    read: readPrice,
    show: ({ price }) => money(price),
    put: (product, text) => ({ ...product, price: minor(text) }),
  },
  {
    name: 'wasPrice',
    headings: ['wasprice', 'was', 'oldprice', 'listprice', '原价', '划线价'],
    read: readPrice,
    show: ({ was }) => money(was?.price),
    put: (product, text) => ({ ...product, was: text === '' ? undefined : { price: minor(text), basis: product.was?.basis ?? noText } }),
  },
  toldField<ProductDraft, string>(
    'wasBasis',
    ['wasbasis', 'basis', '原价依据', '原价说明'],
    ({ was }) => was?.basis,
    (product, text) => (product.was ? { ...product, was: { ...product.was, basis: text ?? product.was.basis } } : product),
  ),
  told('unit', ['unit', 'per', '单位', '规格']),
  told('unitPrice', ['priceperunit', 'baseprice', '单价', '折合单价'], false),
  {
    name: 'stock',
    headings: ['stock', 'units', 'quantity', 'qty', 'inventory', '库存', '数量', '备货'],
    isNeeded: true,
    read: (cell) => readWhole(cell),
    show: ({ stock }) => (stock === undefined || stock.units < 0 ? '' : String(stock.units)),
    put: (product, text) => ({ ...product, stock: { ...(product.stock ?? emptyStock), units: Number(text) } }),
  },
  {
    name: 'stockSource',
    headings: ['stocksource', 'source', '库存来源', '来源'],
    isNeeded: true,
    read: (cell) => readText(cell),
    show: ({ stock }) => tidy(stock?.source ?? ''),
    put: (product, text) => ({ ...product, stock: { ...(product.stock ?? emptyStock), source: text } }),
  },
  {
    name: 'stockAt',
    headings: ['stockat', 'stocktime', 'readat', '库存时间'],
    isNeeded: true,
    read: readMoment,
    show: ({ stock }) => stock?.at ?? '',
    put: (product, text) => ({ ...product, stock: { ...(product.stock ?? emptyStock), at: text } }),
  },
  words('category', ['category', 'kind', 'type', '类别', '品类', '分类']),
  told('seller', ['seller', 'merchant', 'vendor', '卖家', '商家', '店家']),
  {
    name: 'sponsored',
    headings: ['sponsored', 'ad', '赞助', '广告'],
    isNeeded: true,
    read: readYesOrNo,
    show: ({ sponsored }) => (sponsored ? 'yes' : 'no'),
    put: (product, text) => ({ ...product, sponsored: text === 'yes' }),
  },
  {
    name: 'shop',
    headings: ['shop', 'store', 'shopid', '店铺', '店铺编号'],
    isNeeded: true,
    read: readKnown('shops'),
    show: ({ shop }) => shop ?? '',
    put: (product, text) => ({ ...product, shop: text }),
  },
  told('delivery', ['delivery', 'shipping', '发货', '物流', '配送']),
  told('returns', ['returns', 'returnpolicy', '退货', '退换', '售后']),
  {
    name: 'offerEnds',
    headings: ['offerends', 'offer', 'offerlasts', '优惠时长', '限时'],
    read: (cell) => readLength(cell, undefined, 86_400_000),
    show: ({ offerEnds }) => (offerEnds === undefined ? '' : lengthText(offerEnds)),
    put: (product, text) => ({ ...product, offerEnds: text === '' ? undefined : lengthOfText(text) }),
  },
];
