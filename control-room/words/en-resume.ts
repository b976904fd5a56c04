/** English: what is posted to stations, and their delay. */
export const enResume = {
  dump: {
    dumped: 'Delay dumped',
    of: 'Delay dumped at {{name}}: its graphics follow at once',
    rebuilding: 'DELAY DUMPED',
    why: 'By {{by}}; it is built up again over {{over}}',
  },
  webhook: {
    about: 'Events posted to {{host}}: {{waiting}} waiting, {{shed}} left out.',
    well: 'posted',
    trying: 'posting again',
    'given-up': 'posts not taken',
    stopped: 'posts ended by them',
    refused: 'address refused',
  },
};
