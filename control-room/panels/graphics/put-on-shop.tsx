/** Put on what the shop has beside its card: a price reveal, units sold, stock left, sold out, a code; and reveal a price that is kept. */
import { Select } from '@mantine/core';
import { useState } from 'react';
import { useSeenOnAir, useView } from '../../line/use-line.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { Mark } from '../../pieces/mark.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';
import { PreviewButton, type Previewed } from './preview-button.tsx';
import { RevealPrice } from './reveal-price.tsx';

const ofProducts = ['price-reveal', 'units-sold', 'stock-left', 'sold-out', 'qr'] as const;
type Chosen = (typeof ofProducts)[number] | 'vote';

const asksFor = (chosen: Chosen, subject: string): Previewed =>
  chosen === 'vote' ? { type: 'graphic.on', graphic: 'qr', pollId: subject } : { type: 'graphic.on', graphic: chosen, productId: subject };

/** What it is about: of a code to vote with, the votes that are still to come; of all else, the products. */
const useSubjects = (chosen: Chosen) => {
  const { text } = useText();
  const { products, polls, rundown, onAir } = useView();
  const running = rundown.find(({ id }) => id === onAir?.segmentId);
  if (chosen === 'vote') {
    const toCome = polls.filter(({ phase }) => phase === 'idle' || phase === 'armed');
    const usual = toCome.find(({ phase }) => phase === 'armed') ?? toCome[0];
    return { usual: usual?.id, data: toCome.map(({ id, question }) => ({ value: id, label: text(question) })) };
  }
  return {
    usual: running?.productId ?? products[0]?.id,
    data: products.map(({ id, itemNumber, name }) => ({ value: id, label: `${itemNumber} ${text(name)}` })),
  };
};

export const ShopGraphics = () => {
  const { t } = useText();
  const { products } = useView();
  const seen = useSeenOnAir();
  const [chosen, setChosen] = useState<Chosen>('units-sold');
  const [picked, setPicked] = useState<string | null>(null);
  const { usual, data } = useSubjects(chosen);
  const subject = (data.some(({ value }) => value === picked) ? picked : usual) ?? null;
  const kinds = [...ofProducts.map((kind) => ({ value: kind, label: t(`graphicKind.${kind}`) })), { value: 'vote', label: t('shop.vote') }];
  const what = chosen === 'vote' ? t('shop.vote') : t(`graphicKind.${chosen}`);
  const asks = asksFor(chosen, subject ?? '');
  const isSecret = chosen !== 'vote' && products.some(({ id, isPriceSecret }) => id === subject && isPriceSecret);
  return (
    <div data-shop>
      <div className={styles.form}>
        <Select
          size="xs"
          label={chosen === 'vote' ? t('shop.poll') : t('shop.product')}
          data={data}
          value={subject}
          onChange={setPicked}
          placeholder={t('graphic.choose')}
          searchable
        />
        <Select
          size="xs"
          w={132}
          label={t('shop.graphic')}
          data={kinds}
          value={chosen}
          onChange={(value) => setChosen((value as Chosen | null) ?? 'units-sold')}
          allowDeselect={false}
          comboboxProps={{ width: 'max-content' }}
        />
        <PreviewButton asks={subject ? asks : null} what={what} />
        <CommandButton
          asks={{ ...asks, ...seen }}
          notNow={subject ? undefined : t('graphic.choose')}
          label={t('graphic.putOnOf', { what })}
        >
          {t('graphic.on')}
        </CommandButton>
      </div>
      {isSecret && subject && (
        <div className={styles.buttons}>
          <Mark tone="warn">{t('shop.secret')}</Mark>
          <RevealPrice productId={subject} />
        </div>
      )}
    </div>
  );
};
