/** English of what was said anew once every screen had been looked at. */

export const enLooks = {
  looks: {
    handOverTo: 'Hand over to',
    toLand: 'To land:',
    skipIt: 'skip {{title}}',
  },
};
