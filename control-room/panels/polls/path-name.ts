/** What a path is called in the operator's language: its name, its id where it has none, or words for those that nobody could name. */
import { useCallback } from 'react';
import { useView } from '../../line/use-line.tsx';
import { useText } from '../../pieces/use-text.ts';

const picture = 'picture:';

export const usePathName = (): ((path: string) => string) => {
  const { t, text } = useText();
  const names = useView().episode?.paths;
  return useCallback(
    (path) => {
      if (path === 'unknown') return t('poll.unknownPath');
      if (path.startsWith(picture)) return t('poll.ofPicture', { picture: path.slice(picture.length) });
      return text(names && Object.hasOwn(names, path) ? (names[path] ?? path) : path);
    },
    [t, text, names],
  );
};
