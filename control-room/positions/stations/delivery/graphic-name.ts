/** What a kind of graphic is called, also of an evening whose kinds are none of ours any more. */
import { GraphicKind } from '../../../../server/contract/series-file.ts';
import type { useText } from '../../../pieces/use-text.ts';

export const graphicName = (kind: string, t: ReturnType<typeof useText>['t']): string => {
  const known = GraphicKind.safeParse(kind).data;
  return known === undefined ? kind : t(`graphicKind.${known}`);
};
