/** What a graphic is about, in the operator's words. */
import type { GraphicData, GraphicOn } from '../../../server/contract/graphics.ts';
import { useText } from '../../pieces/use-text.ts';

export const useWhat = () => {
  const { text, t } = useText();
  return (data: GraphicData): string => {
    switch (data.kind) {
      case 'lower-third':
        return `${text(data.name)}, ${text(data.title)}`;
      case 'product-card':
        return `${data.itemNumber} ${text(data.name)}`;
      case 'vote-bar':
      case 'result':
      case 'correction':
        return text(data.question);
      case 'sales-ticker':
        return data.name ? text(data.name) : t('graphic.allProducts');
      case 'countdown':
      case 'label':
        return text(data.text);
    }
  };
};

const kindIn = (id: string): string => id.split(/[:-]/)[0] ?? '';

/** Names of graphics by their ids, for what a page told: of those that have gone, the kind that their id says. */
export const useNames = () => {
  const { t } = useText();
  const what = useWhat();
  return (ids: readonly string[], graphics: readonly GraphicOn[]): string =>
    ids
      .map((id) => {
        const graphic = graphics.find((one) => one.id === id);
        if (graphic) return graphic.kind === 'label' ? what(graphic.data) : t(`graphicKind.${graphic.kind}`);
        return /-label-\d+$/.test(id) ? t('drawing.ownLabel') : kindIn(id);
      })
      .join(', ');
};
