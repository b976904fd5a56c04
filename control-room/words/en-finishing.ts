/** English of the end of an evening: asked for, waited for, taken back. */
export const enFinishing = {
  finishing: {
    word: 'FINISHING',
    explain: '{{by}} asked for the end. Nothing is off air yet.',
    because: '{{by}} asked for the end: {{reason}}',
    left: 'off air in',
    keep: 'Keep on air',
    askTitle: 'End the episode?',
    cuts: 'What the end cuts off',
    running: 'On air: {{title}}, left',
    over: 'On air: {{title}}, its time is up',
    rows: 'Still to come: {{count}}, the next of them {{title}}',
    noRows: 'Nothing more is to come.',
    vote: 'A vote is open, to be closed or declared void first: {{question}}',
    hardOut: 'Left to the hard out',
    hardOutPassed: 'The hard out has passed.',
    waits:
      'For {{seconds}} s after the press the show stays on air and everybody sees them counted. Until then anybody who directs keeps it on air, and so does a take, a break or a new vote. Then graphics and votes end, and that cannot be taken back.',
    deed: 'End in {{seconds}} s',
  },
};
