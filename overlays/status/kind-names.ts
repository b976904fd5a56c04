/** What people call the kinds of graphics; one that is not here is called by its id. */
import type { LocalText } from '../../server/contract/units.ts';

export const kindNames: Readonly<Record<string, LocalText>> = {
  'lower-third': { zh: '字幕条', en: 'lower third' },
  'product-card': { zh: '商品卡', en: 'product card' },
  'vote-bar': { zh: '投票', en: 'vote' },
  result: { zh: '结果', en: 'result' },
  correction: { zh: '更正', en: 'correction' },
  'sales-ticker': { zh: '销量', en: 'sales ticker' },
  countdown: { zh: '倒计时', en: 'countdown' },
  label: { zh: '标识', en: 'label' },
};
