/** English of putting on the question of a vote, a topic, the board, a slate and the clock. */

export const enShowGraphics = {
  showGraphics: {
    noQuestion: 'No vote is to come.',
    topicPlace: 'Strip',
    place: { bottom: 'Lowest strip', top: 'Top row' },
    ranking: { none: 'Order of protocol', sold: 'Ranked by units sold', yea: 'Ranked by share of yea' },
    slate: { sustaining: 'Back soon', breakdown: 'One moment, please' },
    slateText: 'Slate: its words',
    slateOwn: 'as its kind says',
    withClock: 'With the time',
    clockOf: 'Time in {{zone}}',
    rows: '{{count}} rows',
  },
};
