/** What is written to the presenter: ready words, own words, and what became of each. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { MessageRow } from '../../../server/contract/watch.ts';
import { useView } from '../../line/use-line.tsx';
import { Since } from '../../pieces/clocks.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { Mark } from '../../pieces/mark.tsx';
import { useText } from '../../pieces/use-text.ts';
import { enViews } from '../../words/en-views.ts';
import { zhViews } from '../../words/zh-views.ts';
import styles from '../panels.module.css';

export const readyWords = ['wrap', 'soldOut', 'stretch', 'halfMinute'] as const;
/** In both languages: the presenter's page may stand in another than ours. */
export const readyText = (word: (typeof readyWords)[number]) => ({ zh: zhViews.links.ready[word], en: enViews.links.ready[word] });

const Become = ({ message }: { message: MessageRow }) => {
  const { t } = useText();
  if (message.seenAt !== null) return <Mark tone="good">{t('links.seen')}</Mark>;
  if (message.deliveredAt !== null) return <Mark tone="calm">{t('links.delivered')}</Mark>;
  return <Mark tone="warn">{t('links.sent')}</Mark>;
};

const Message = ({ message }: { message: MessageRow }) => {
  const { t, text } = useText();
  return (
    <li className={styles.row} data-message={message.id}>
      <div className={styles.main}>
        <div className={styles.line}>
          <strong>{text(message.text)}</strong>
          <Become message={message} />
        </div>
        <div className={styles.small}>
          <span>{message.by}</span>
          <Since from={message.at} />
        </div>
      </div>
      <CommandButton asks={{ type: 'message.clear', messageId: message.id }} label={t('links.clearOf', { text: text(message.text) })}>
        {t('links.clear')}
      </CommandButton>
    </li>
  );
};

export const Messages = () => {
  const { t } = useText();
  const { messages, links } = useView();
  const [words, setWords] = useState('');
  const isRead = links.some(({ kind, screens }) => kind === 'presenter' && screens > 0);
  const own = words.trim();
  return (
    <section aria-label={t('links.to')}>
      <h3 className={styles.heading}>{t('links.to')}</h3>
      {!isRead && <p className={styles.warning}>{t('links.noPresenter')}</p>}
      <div className={styles.buttons} style={{ marginTop: 0, marginBottom: 8 }}>
        {readyWords.map((word) => (
          <CommandButton key={word} asks={{ type: 'message.send', to: 'presenter', text: readyText(word) }}>
            {t(`links.ready.${word}`)}
          </CommandButton>
        ))}
      </div>
      <div className={styles.form}>
        <TextInput
          size="xs"
          maxLength={160}
          placeholder={t('links.own')}
          aria-label={t('links.own')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <CommandButton
          asks={{ type: 'message.send', to: 'presenter', text: own }}
          notNow={own === '' ? t('graphic.write') : undefined}
          onDone={() => setWords('')}
        >
          {t('links.send')}
        </CommandButton>
        {messages.length > 1 && <CommandButton asks={{ type: 'message.clear' }}>{t('links.clearAll')}</CommandButton>}
      </div>
      {messages.length === 0 && <p className={styles.aside}>{t('links.noMessages')}</p>}
      <ul className={styles.list}>
        {messages.map((message) => (
          <Message key={message.id} message={message} />
        ))}
      </ul>
    </section>
  );
};
