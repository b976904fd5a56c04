/** The words of the graphics that say what comes, what came of it, and that we are not on: question, provinces, board, slates. */

const english = {
  comingUp: 'VOTE COMING UP',
  opensIn: 'OPENS IN',
  opensSoon: 'OPENS SOON',
  byProvince: 'by province',
  elsewhere: 'Elsewhere',
  others: 'Others',
  topic: 'TOPIC',
  board: 'THE EVENING SO FAR',
  rankedSold: 'Ranked by units sold',
  rankedYea: 'Ranked by share of yea',
  guest: 'Guest',
  product: 'Product',
  decided: 'Viewers said',
  sold: 'Sold',
  byHand: 'by hand',
  breakdown: 'One moment, please',
  sustaining: 'We will be right back',
};
export type ShowWords = Readonly<typeof english>;

const chinese: ShowWords = {
  comingUp: '投票预告',
  opensIn: '距开始',
  opensSoon: '即将开始',
  byProvince: '各省比例',
  elsewhere: '其他途径',
  others: '其他',
  topic: '今日话题',
  board: '今晚战报',
  rankedSold: '按销量排序',
  rankedYea: '按得票率排序',
  guest: '嘉宾',
  product: '商品',
  decided: '观众投票',
  sold: '已售',
  byHand: '人工提供',
  breakdown: '请稍候',
  sustaining: '稍后回来',
};

export const showWordsIn = (language: string): ShowWords => (language.startsWith('zh') ? chinese : english);
