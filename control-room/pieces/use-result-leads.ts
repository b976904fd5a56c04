/** The title of where the last result leads, when that is not what is next; undefined when nothing is to be said. */
import { useViewOf } from '../line/use-line.tsx';
import { useText } from './use-text.ts';

export const useResultLeads = (): string | undefined => {
  const { text } = useText();
  const to = useViewOf(({ resultLeads }) => resultLeads?.to);
  const title = useViewOf(({ rundown }) => rundown.find(({ id }) => id === to)?.title);
  return to === undefined ? undefined : text(title ?? to);
};
