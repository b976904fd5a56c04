/** English: what is posted to stations, and their delay. */
export const enResume = {
  webhook: {
    about: 'Events posted to {{host}}: {{waiting}} waiting, {{shed}} left out.',
    well: 'posted',
    trying: 'posting again',
    'given-up': 'posts not taken',
    stopped: 'posts ended by them',
    refused: 'address refused',
  },
};
