/** Other content for a graphic that is on: shown where it stands, without a new entrance. */
import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { GraphicOn } from '../../../server/contract/graphics.ts';
import type { Asking } from '../../line/show-line.ts';
import { useView } from '../../line/use-line.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';
import { PreviewButton } from './preview-button.tsx';

type Update = Extract<Asking, { type: 'graphic.update' }>;

export const canChange = ({ kind }: GraphicOn): boolean =>
  ['label', 'topic', 'slate', 'lower-third', 'product-card', 'sales-ticker', 'units-sold', 'stock-left'].includes(kind);

/** What it says is written, not chosen. */
const isWords = (kind: GraphicOn['kind']): boolean => kind === 'label' || kind === 'topic' || kind === 'slate';

const useChoices = ({ kind }: GraphicOn) => {
  const { text } = useText();
  const { products, guests } = useView();
  return kind === 'lower-third'
    ? guests.map(({ id, name }) => ({ value: id, label: text(name) }))
    : products.map(({ id, itemNumber, name }) => ({ value: id, label: `${itemNumber} ${text(name)}` }));
};

const updateOf = ({ id, kind }: GraphicOn, chosen: string): Update => {
  if (isWords(kind)) return { type: 'graphic.update', graphicId: id, text: chosen };
  return kind === 'lower-third'
    ? { type: 'graphic.update', graphicId: id, guestId: chosen }
    : { type: 'graphic.update', graphicId: id, productId: chosen };
};

export const ChangeGraphic = ({ graphic, onDone }: { graphic: GraphicOn; onDone: () => void }) => {
  const { t } = useText();
  const choices = useChoices(graphic);
  const [chosen, setChosen] = useState('');
  const asks = updateOf(graphic, chosen.trim());
  const isEmpty = chosen.trim() === '';
  const what = t(`graphicKind.${graphic.kind}`);
  return (
    <div className={styles.change}>
      {isWords(graphic.kind) ? (
        <TextInput
          size="xs"
          label={t('drawing.newWords')}
          value={chosen}
          maxLength={200}
          data-autofocus
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
      ) : (
        <Select
          size="xs"
          label={what}
          placeholder={t('graphic.choose')}
          data={choices}
          value={chosen === '' ? null : chosen}
          onChange={(value) => setChosen(value ?? '')}
          searchable
        />
      )}
      <PreviewButton asks={isEmpty ? null : asks} what={what} />
      <CommandButton
        asks={asks}
        notNow={isEmpty ? t('graphic.choose') : undefined}
        label={`${t('drawing.changeNow')}: ${what}`}
        onDone={onDone}
      >
        {t('drawing.changeNow')}
      </CommandButton>
    </div>
  );
};
