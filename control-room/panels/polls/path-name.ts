/** What a path is called: its id, or words for those that nobody could name. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

const picture = 'picture:';

export const usePathName = (): ((path: string) => string) => {
  const { t } = useTranslation();
  return useCallback(
    (path) => {
      if (path === 'unknown') return t('poll.unknownPath');
      return path.startsWith(picture) ? t('poll.ofPicture', { picture: path.slice(picture.length) }) : path;
    },
    [t],
  );
};
