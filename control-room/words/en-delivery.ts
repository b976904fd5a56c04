/** English of how the stations do, and of their delivery reports. */
export const enDelivery = {
  delivery: {
    missed: 'Missed',
    missedWhy: 'Heartbeats that its feeds had not taken when the next was due, and words that its pages did not send, since the server started',
    painted: 'Painted',
    paintedWhy: 'Its page says that it paints change {{revision}}; the newest it was sent is {{sent}}. Behind by its delay is right.',
    fps: '{{fps}} fps',
    noRate: 'rate not said',
    noPage: 'no page',
    from: 'From',
  },
};
