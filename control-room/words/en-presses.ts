/** English of presses that are meant for something else than what is on air. */

export const enPresses = {
  presses: {
    openAsk: 'Open the vote …',
    openAgainAsk: 'Ask again …',
    elsewhereTitle: 'This is not the vote of the segment on air',
    elsewhereExplain: 'On air is “{{title}}”. Viewers are asked this question at once, whatever they see.',
  },
};
