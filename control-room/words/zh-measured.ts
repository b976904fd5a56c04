/** Chinese of how a station's delay was measured, and of the clock with its code. */

import type { enMeasured } from './en-measured.ts';

export const zhMeasured: typeof enMeasured = {
  measured: {
    by: { code: '时间码', station: '自报', page: '页面' },
    why: {
      code: '从其回传画面中的时间码读出，{{age}}前',
      station: '按电视台自报的播出时刻，{{age}}前',
      page: '其字幕页自报的延后时间，{{age}}前：未在其画面中测量',
    },
    late: '晚 {{s}} 秒（{{by}}）',
    early: '早 {{s}} 秒（{{by}}）',
    withCode: '带供电视台回传画面使用的时间码',
  },
};
