/** What a station is called, by its id; one that is not in the series any more by that. */
import { useView } from '../../../line/use-line.tsx';
import { useText } from '../../../pieces/use-text.ts';

export const useStationName = (): ((id: string) => string) => {
  const { text } = useText();
  const { stations } = useView();
  return (id) => {
    const row = stations.find((one) => one.id === id);
    return row ? text(row.name) : id;
  };
};
