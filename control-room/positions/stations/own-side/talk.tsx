/** Messages to one station or all, in one language or both, and from them; with who has them and who has seen them. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { StationMessageRow } from '../../../../server/contract/station-messages.ts';
import { useMay } from '../../../line/use-command.ts';
import { useView } from '../../../line/use-line.tsx';
import { CommandButton } from '../../../pieces/command-button.tsx';
import { clockText } from '../../../pieces/format.ts';
import { listText } from '../../../pieces/list-text.ts';
import { Mark } from '../../../pieces/mark.tsx';
import { Nothing } from '../../../pieces/panel.tsx';
import { useText } from '../../../pieces/use-text.ts';
import styles from './own-side.module.css';
import { useStationName } from './use-station-name.ts';

const longest = 160;

const Write = () => {
  const { t, text } = useText();
  const { stations } = useView();
  const [chosen, choose] = useState('all');
  const [zh, setZh] = useState('');
  const [en, setEn] = useState('');
  const to = stations.some(({ id }) => id === chosen) ? chosen : 'all';
  const [chinese, english] = [zh.trim(), en.trim()];
  const words = chinese !== '' && english !== '' ? { zh: chinese, en: english } : chinese || english;
  return (
    <fieldset className={styles.form} title={t('stationTalk.help')}>
      <legend>{t('stationTalk.help')}</legend>
      <NativeSelect
        size="xs"
        label={t('stationTalk.to')}
        data={[{ value: 'all', label: t('stationTalk.all') }, ...stations.map(({ id, name }) => ({ value: id, label: text(name) }))]}
        value={to}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        className={styles.wide}
        maxLength={longest}
        label={t('stationTalk.zh')}
        lang="zh"
        value={zh}
        onChange={(event) => setZh(event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        className={styles.wide}
        maxLength={longest}
        label={t('stationTalk.en')}
        lang="en"
        value={en}
        onChange={(event) => setEn(event.currentTarget.value)}
      />
      <CommandButton
        asks={{ type: 'stationMessage.send', to, text: words }}
        notNow={words === '' ? t('stationTalk.write') : undefined}
        onDone={() => {
          setZh('');
          setEn('');
        }}
      >
        {t('stationTalk.send')}
      </CommandButton>
    </fieldset>
  );
};

const useWho = () => {
  const { t } = useText();
  const nameOf = useStationName();
  return ({ from, to, count }: StationMessageRow): string => {
    if (from !== null) return t('stationTalk.from', { name: nameOf(from) });
    return to === null ? t('stationTalk.toMany', { count }) : t('stationTalk.toOne', { name: nameOf(to) });
  };
};

const Become = ({ message }: { message: StationMessageRow }) => {
  const { t, text, language } = useText();
  const nameOf = useStationName();
  const { id, from, count, delivered, seen, unseen } = message;
  if (from === null)
    return (
      <span className={styles.aside}>
        {t('stationTalk.marks', { delivered, seen, count })}
        {seen > 0 && unseen.length > 0 && ` · ${t('stationTalk.unseen', { names: listText(unseen.map(nameOf), language) })}`}
      </span>
    );
  if (seen > 0) return <span className={styles.aside}>{t('stationTalk.wasSeen')}</span>;
  return (
    <CommandButton
      size="compact-xs"
      asks={{ type: 'stationMessage.seen', messageIds: [id] }}
      label={t('stationTalk.seenOf', { text: text(message.text) })}
    >
      {t('stationTalk.seen')}
    </CommandButton>
  );
};

const Message = ({ message }: { message: StationMessageRow }) => {
  const { t, text } = useText();
  const zone = useView().episode?.zone ?? 'UTC';
  const who = useWho()(message);
  const isFresh = message.from !== null && message.seen === 0;
  return (
    <li className={styles.line} data-message={message.id}>
      {isFresh && <Mark tone="bad">{t('stationTalk.fresh')}</Mark>}
      <span className="dimmed figure">{clockText(message.at, zone, true)}</span>
      <span className="dimmed">{who}</span>
      <strong className={styles.text}>{text(message.text)}</strong>
      <Become message={message} />
    </li>
  );
};

export const Talk = () => {
  const { t } = useText();
  const { stationMessages } = useView();
  const maySend = useMay('stationMessage.send');
  return (
    <section aria-label={t('stationTalk.title')}>
      <h3 className={styles.heading}>{t('stationTalk.title')}</h3>
      {maySend && <Write />}
      {stationMessages.length === 0 && <Nothing>{t('stationTalk.none')}</Nothing>}
      <ul className={styles.list}>
        {stationMessages.map((message) => (
          <Message key={message.id} message={message} />
        ))}
      </ul>
    </section>
  );
};
