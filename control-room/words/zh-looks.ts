/** Chinese of what was said anew once every screen had been looked at. */

export const zhLooks = {
  looks: {
    handOverTo: '移交给',
    toLand: '准时收播：',
    skipIt: '跳过 {{title}}',
  },
};
