/** Chinese: what the desk shows over monitors, and says beforehand of rows that cannot go as they are. */
export const zhLooksAhead = {
  laidOver: {
    frame: '这个 OBS 场景不带的字幕',
    program: '不在这个 OBS 场景里，叠加显示：{{graphics}}',
    none: '这个 OBS 场景不带字幕。',
    next: '不在这个 OBS 场景里，叠加显示：下一个按触发点带出的内容。',
  },
};
