/** When a cue fires, as written in the show file, in words where it has any. */
import { useText } from './use-text.ts';

export const useTriggerText = (): ((trigger: string) => string) => {
  const { t } = useText();
  return (trigger) => {
    if (trigger === 'manual' || trigger === 'take') return t(`cue.trigger.${trigger}`);
    if (trigger.startsWith('clip-end:')) return t('cue.trigger.clipEnd', { clip: trigger.slice('clip-end:'.length) });
    return t(trigger.startsWith('-') ? 'cue.trigger.beforeEnd' : 'cue.trigger.after', { time: trigger.slice(1) });
  };
};
