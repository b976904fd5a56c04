/** Chinese of putting on the question of a vote, a topic, the board, a slate and the clock. */

export const zhShowGraphics = {
  showGraphics: {
    noQuestion: '没有待开始的投票。',
    topicPlace: '位置',
    place: { bottom: '最下一条', top: '顶部一行' },
    ranking: { none: '按礼宾顺序', sold: '按销量排名', yea: '按得票率排名' },
    slate: { sustaining: '稍后回来', breakdown: '请稍候' },
    slateText: '垫片：文字',
    slateOwn: '不写则用自带文字',
    withClock: '显示时间',
    clockOf: '{{zone}} 时间',
    rows: '{{count}} 行',
  },
};
