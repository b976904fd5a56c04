/** Chinese of the house's own outputs: the clean one, those of the series, and what pages painted. */
import type { enOutputs } from './en-outputs.ts';

export const zhOutputs: typeof enOutputs = {
  houseOutput: {
    clean: '净画面',
    cleanAsked: '按规定什么也没有',
    inLanguage: '{{language}}字幕',
    notClean: '净画面上有字幕',
    notCleanExplain: '页面 {{addresses}}：请把它从净画面信号上撤下，或重新载入。',
    kept: '各页面画出的内容（文件）',
  },
};
