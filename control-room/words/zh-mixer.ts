/** Chinese of setting up the mixer from the checks before air. */
import type { enMixer } from './en-mixer.ts';

export const zhMixer: typeof enMixer = {
  mixer: {
    make: '建立字幕来源',
    mend: '在 OBS 里改正',
    address: '节目字幕页的地址，含密钥',
    copy: '复制',
    beforeAir: '字幕来源要在播出前建立。',
  },
};
