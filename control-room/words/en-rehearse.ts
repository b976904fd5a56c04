/** English of rehearsals: where they begin, who pretends to watch, and how near the evening is. */

export const enRehearse = {
  rehearse: {
    bar: 'This is a rehearsal',
    part: 'Rehearsal',
    means: 'Nothing here reaches viewers, partners or totals.',
    isOver: 'All that stands here is of the rehearsal.',
    end: 'End the rehearsal',
    begins: 'Begins with',
    beginsWhy: 'What comes before it is taken as played to plan: the clocks are as they would be then, its votes are not asked.',
    fromHere: 'Rehearse from here',
    asPlayed: 'TAKEN AS PLAYED',
    notAsked: 'NOT ASKED: before the start of the rehearsal',
    crowd: 'Simulated viewers and orders',
    size: { viewers: 'Viewers', yea: 'Of 100, say yea', orders: 'Orders a minute' },
    call: 'Send them in',
    change: 'Change them',
    sendHome: 'Send them home',
    crowdIn: 'SIMULATED: {{viewers}} viewers, {{orders}} orders/min',
    crowdGone: 'Some votes and orders were SIMULATED',
    simulatedVotes: 'SIMULATED VIEWERS',
    simulatedOrders: 'SIMULATED ORDERS',
    near: {
      hour: 'Less than an hour to the evening',
      half: 'LESS THAN 30 MINUTES TO AIR',
      ten: 'LESS THAN 10 MINUTES TO AIR',
      five: 'LESS THAN 5 MINUTES TO AIR: END THE REHEARSAL',
      late: 'THE EVENING SHOULD BE ON AIR: END THE REHEARSAL',
    },
    in: 'in {{count}}',
    since: '{{count}} ago',
    notNow: {
      'on-air': 'No rehearsal now: an episode is on air.',
      'made-ready': 'No rehearsal now: an episode is being made ready for air.',
      'vote-waits': 'No rehearsal yet: a vote of the evening still waits for its result. See it through, put it off or void it.',
    },
  },
};
