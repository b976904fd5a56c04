/** What a graphic is about, in the operator's words. */
import type { GraphicData, GraphicOn } from '../../../server/contract/graphics.ts';
import { type LocalText, textIn } from '../../../server/contract/units.ts';
import { useView } from '../../line/use-line.tsx';
import { listText } from '../../pieces/list-text.ts';
import { useText } from '../../pieces/use-text.ts';

/** @param language instead of the operator's own, for the texts of the show */
export const useWhat = (language?: string) => {
  const { text: asSpoken, t } = useText();
  const text = language === undefined ? asSpoken : (local: LocalText) => textIn(local, language);
  return (data: GraphicData): string => {
    switch (data.kind) {
      case 'lower-third':
        return `${text(data.name)}, ${text(data.title)}`;
      case 'product-card':
      case 'units-sold':
      case 'stock-left':
      case 'sold-out':
        return `${data.itemNumber} ${text(data.name)}`;
      case 'price-reveal':
        return `${data.itemNumber} ${text(data.name)}${data.price ? '' : ` · ${t('shop.waits')}`}`;
      case 'qr':
        return `${text(data.name)} · ${data.short}`;
      case 'vote-bar':
      case 'result':
      case 'correction':
      case 'vote-question':
        return text(data.question);
      case 'sales-ticker':
        return data.name ? text(data.name) : t('graphic.allProducts');
      case 'countdown':
      case 'label':
      case 'topic':
        return text(data.text);
      case 'board':
        return t('showGraphics.rows', { count: data.rows.length });
      case 'slate':
        return data.text === undefined ? t(`showGraphics.slate.${data.slate}`) : text(data.text);
      case 'clock':
        return t('showGraphics.clockOf', { zone: data.zone });
    }
  };
};

const kindIn = (id: string): string => id.split(/[:-]/)[0] ?? '';

/** Names of graphics by their ids, for what a page told: of those that have gone, the kind that their id says. */
export const useNames = () => {
  const { t, language } = useText();
  const what = useWhat();
  return (ids: readonly string[], graphics: readonly GraphicOn[]): string =>
    listText(
      ids.map((id) => {
        const graphic = graphics.find((one) => one.id === id);
        if (graphic) return graphic.kind === 'label' ? what(graphic.data) : t(`graphicKind.${graphic.kind}`);
        return /-label-\d+$/.test(id) ? t('drawing.ownLabel') : kindIn(id);
      }),
      language,
    );
};

/** An output by the name that people call it. */
export const useOutputName = () => {
  const { t, text } = useText();
  const { stations, outputs } = useView();
  return (id: string): string => {
    if (id === 'program') return t('drawing.program');
    if (id === 'recording') return t('drawing.recording');
    if (id === 'clean') return t('houseOutput.clean');
    const name = outputs.find((row) => row.outputs.includes(id))?.name;
    if (name !== undefined) return text(name);
    const station = stations.find((one) => one.id === id);
    return station ? text(station.name) : id;
  };
};
