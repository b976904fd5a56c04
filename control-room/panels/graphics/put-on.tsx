/** Put on a product card, a title, the sales ticker, a label, or again what a vote's end had put on. What is chosen follows the running segment until somebody chooses. */
import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSeenOnAir, useView } from '../../line/use-line.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';
import { PreviewButton, type Previewed } from './preview-button.tsx';
import { ShopGraphics } from './put-on-shop.tsx';
import { PutOnShow } from './put-on-show.tsx';

const useRunning = () => {
  const { rundown, onAir } = useView();
  return rundown.find(({ id }) => id === onAir?.segmentId);
};

const ProductCard = () => {
  const { t, text } = useText();
  const { products } = useView();
  const seen = useSeenOnAir();
  const running = useRunning();
  const [chosen, setChosen] = useState<string | null>(null);
  const productId = chosen ?? running?.productId ?? products[0]?.id ?? null;
  const card: Previewed = { type: 'graphic.on', graphic: 'product-card', ...(productId ? { productId } : {}) };
  return (
    <div className={styles.form}>
      <Select
        size="xs"
        label={t('graphicKind.product-card')}
        data={products.map(({ id, itemNumber, name }) => ({ value: id, label: `${itemNumber} ${text(name)}` }))}
        value={productId}
        onChange={setChosen}
        searchable
      />
      <PreviewButton asks={productId ? card : null} what={t('graphicKind.product-card')} />
      <CommandButton
        asks={{ ...card, ...seen }}
        notNow={productId ? undefined : t('graphic.choose')}
        label={t('graphic.putOnOf', { what: t('graphicKind.product-card') })}
      >
        {t('graphic.on')}
      </CommandButton>
      <CommandButton
        asks={{ type: 'graphic.on', graphic: 'sales-ticker', ...(productId ? { productId } : {}), ...seen }}
        label={t('graphic.putOnOf', { what: t('graphicKind.sales-ticker') })}
      >
        {t('graphicKind.sales-ticker')}
      </CommandButton>
    </div>
  );
};

const LowerThird = () => {
  const { t, text } = useText();
  const { guests } = useView();
  const seen = useSeenOnAir();
  const running = useRunning();
  const [chosen, setChosen] = useState<string | null>(null);
  const guestId = chosen ?? running?.guestId ?? guests.find(({ phase }) => phase === 'on')?.id ?? null;
  const guest = guests.find(({ id }) => id === guestId);
  const title: Previewed = { type: 'graphic.on', graphic: 'lower-third', ...(guestId ? { guestId } : {}) };
  return (
    <div className={styles.form}>
      <Select
        size="xs"
        label={t('graphicKind.lower-third')}
        data={guests.map(({ id, name, approved }) => ({
          value: id,
          label: approved ? text(name) : `${text(name)} · ${t('guest.notApproved')}`,
        }))}
        value={guestId}
        onChange={setChosen}
        placeholder={t('graphic.choose')}
        searchable
      />
      <PreviewButton asks={guest ? title : null} what={t('graphicKind.lower-third')} />
      <CommandButton
        asks={{ ...title, ...seen }}
        notNow={guest === undefined ? t('graphic.choose') : guest.approved ? undefined : t('guest.titleNeedsApproval')}
        label={t('graphic.putOnOf', { what: t('graphicKind.lower-third') })}
      >
        {t('graphic.on')}
      </CommandButton>
    </div>
  );
};

const Label = () => {
  const { t } = useText();
  const [words, setWords] = useState('');
  const label: Previewed = { type: 'graphic.on', graphic: 'label', text: words.trim() };
  return (
    <div className={styles.form}>
      <TextInput
        size="xs"
        label={t('graphicKind.label')}
        value={words}
        maxLength={200}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <PreviewButton asks={words.trim() === '' ? null : label} what={t('graphicKind.label')} />
      <CommandButton
        asks={label}
        notNow={words.trim() === '' ? t('graphic.write') : undefined}
        label={t('graphic.putOnOf', { what: t('graphicKind.label') })}
        onDone={() => setWords('')}
      >
        {t('graphic.on')}
      </CommandButton>
    </div>
  );
};

/** What a vote put on by itself and somebody took off: its result or correction again, or the label that says it was put off. */
const Outcomes = () => {
  const { t, text } = useText();
  const { polls } = useView();
  return polls.map(({ id, question, phase, corrected, contingency }) => {
    const graphic = corrected ? ('correction' as const) : ('result' as const);
    const label = contingency.label === undefined ? '' : text(contingency.label);
    const isPutOff = phase === 'deferred' && label !== '';
    if (phase !== 'revealed' && !isPutOff) return null;
    const what = isPutOff ? t('graphicKind.label') : t(`graphicKind.${graphic}`);
    const asks: Previewed = isPutOff ? { type: 'graphic.on', graphic: 'label', text: label } : { type: 'graphic.on', graphic, pollId: id };
    return (
      <div className={styles.form} key={id} data-outcome={id}>
        <span className={styles.small}>{isPutOff ? label : text(question)}</span>
        <PreviewButton asks={asks} what={what} />
        <CommandButton asks={asks} label={`${t('graphic.putOnOf', { what })}: ${text(question)}`}>
          {what}
        </CommandButton>
      </div>
    );
  });
};

export const PutOn = () => (
  <div>
    <ProductCard />
    <ShopGraphics />
    <LowerThird />
    <Label />
    <Outcomes />
    <PutOnShow />
  </div>
);
