/** The presenter's view: what is left, in figures for five metres; now and next, the notes, the product's facts, and messages. */
import './presenter.css';
import { useEffect } from 'react';
import type { EpochMs } from '../../../server/contract/units.ts';
import type { PresenterView, WatchItem, WatchProduct } from '../../../server/contract/watch.ts';
import { countText, lengthOf, moneyText } from '../../pieces/format.ts';
import { useText } from '../../pieces/use-text.ts';
import { OldWord } from '../old-word.tsx';
import { useWatchLine, useWatchState } from '../use-watch.tsx';
import { ClockRow, Left } from './clocks.tsx';

type Message = PresenterView['messages'][number];

/** Older ones wait until these are cleared: letters stay large. */
const mostShown = 3;

/** On screen is delivered: said once it is drawn, and again after the line was lost. */
const Messages = ({ messages }: { messages: readonly Message[] }) => {
  const { t, text } = useText();
  const line = useWatchLine();
  const { status } = useWatchState();
  const shown = messages.slice(0, mostShown);
  const ids = shown.map(({ id }) => id).join(' ');
  useEffect(() => {
    if (status !== 'open' || ids === '') return;
    const drawn = requestAnimationFrame(() => {
      for (const id of ids.split(' ')) line.mark(id, 'delivered');
    });
    return () => cancelAnimationFrame(drawn);
  }, [ids, status, line]);
  if (shown.length === 0) return null;
  return (
    <section className="messages" aria-label={t('view.messages')} aria-live="assertive">
      {shown.map((message, index) => (
        <div key={message.id} className={`message ${message.seenAt === null ? 'fresh' : ''} ${index === 0 ? 'newest' : ''}`}>
          <p>{text(message.text)}</p>
          {message.seenAt === null ? (
            <button type="button" disabled={status !== 'open'} onClick={() => line.mark(message.id, 'seen')}>
              {t('view.see')}
            </button>
          ) : (
            <span className="label">{t('view.seen')}</span>
          )}
        </div>
      ))}
    </section>
  );
};

const Product = ({ product, asOf }: { product: WatchProduct; asOf: EpochMs }) => {
  const { t, text, language } = useText();
  const { name, itemNumber, price, was, left, leftAsOf } = product;
  return (
    <section className="product" aria-label={t('view.product')}>
      <p className="number">{itemNumber}</p>
      <div>
        <h2>{text(name)}</h2>
        <p className="price">
          <strong className="figure">{moneyText(price, language)}</strong>{' '}
          {was && (
            <span className="dimmed">
              {t('view.was')} <s className="figure">{moneyText(was.price, language)}</s> {text(was.basis)}
            </span>
          )}
        </p>
      </div>
      <p className={`stock ${left !== null && left <= 0 ? 'soldOut' : ''}`}>
        {left === null ? (
          t('view.stockUnknown')
        ) : left <= 0 ? (
          <strong>{t('sales.soldOut')}</strong>
        ) : (
          <>
            <strong className="figure">{countText(left, language)}</strong> <span className="label">{t('view.stockLeft')}</span>
          </>
        )}{' '}
        {left !== null && <OldWord of="shops" at={leftAsOf} asOf={asOf} />}
      </p>
    </section>
  );
};

const Item = ({ word, item, tone }: { word: string; item: WatchItem; tone: string }) => {
  const { text } = useText();
  return (
    <section className={`item ${tone}`} aria-label={word}>
      <p className="label">
        <span className="tag">{word}</span> <span className="figure">{lengthOf(item.planned)}</span>
      </p>
      <h2>{text(item.title)}</h2>
      {item.notes && <p className="notes">{text(item.notes)}</p>}
    </section>
  );
};

export const PresenterPage = ({ view }: { view: PresenterView }) => {
  const { t } = useText();
  return (
    <div className="presenter">
      <Messages messages={view.messages} />
      <div className="sides">
        <div className="huge">
          <Left view={view} elseTime />
          <ClockRow view={view} />
        </div>
        <div className="told">
          {view.now && <Item word={t('view.now')} item={view.now} tone="isNow" />}
          {view.product && <Product product={view.product} asOf={view.at} />}
          {view.next && <Item word={t('caller.next')} item={view.next} tone="isNext" />}
          {!view.next && <p className="willCome">{t(view.title === null ? 'view.presenterEmpty' : 'view.nothingFollows')}</p>}
        </div>
      </div>
    </div>
  );
};
