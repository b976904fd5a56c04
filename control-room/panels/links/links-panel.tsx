/** Who watches by a link: messages to the presenter, a new link, and each link with who is there and the way to end it. */
import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ViewKind, type ViewLinkRow } from '../../../server/contract/watch.ts';
import { useIsLost, useView } from '../../line/use-line.tsx';
import { CopyLink } from '../../pieces/copy-link.tsx';
import { Mark } from '../../pieces/mark.tsx';
import { Panel } from '../../pieces/panel.tsx';
import { useText } from '../../pieces/use-text.ts';
import { serverWords } from '../../words/server-words.ts';
import styles from '../panels.module.css';
import { makeLink, revokeLink } from './ask-links.ts';
import { Messages } from './messages.tsx';

const MakeLink = () => {
  const { t, language } = useText();
  const isLost = useIsLost();
  const [kind, setKind] = useState<ViewKind>('presenter');
  const [name, setName] = useState('');
  const [made, setMade] = useState<{ readonly link: string } | { readonly trouble: string }>();
  const make = async () => {
    const answer = await makeLink(kind, name.trim(), t('press.noAnswer'));
    setMade(answer);
    if ('link' in answer) setName('');
  };
  return (
    <>
      <div className={styles.form}>
        <TextInput size="xs" label={t('links.name')} value={name} maxLength={40} onChange={(event) => setName(event.currentTarget.value)} />
        <Select
          size="xs"
          w={120}
          label={t('links.kind')}
          data={ViewKind.options.map((value) => ({ value, label: t(`viewKind.${value}`) }))}
          value={kind}
          onChange={(value) => setKind(ViewKind.safeParse(value).data ?? kind)}
        />
        <Button size="xs" disabled={name.trim() === '' || isLost} onClick={() => void make()}>
          {t('links.make')}
        </Button>
      </div>
      {made && 'trouble' in made && (
        <p className={styles.warning} role="alert">
          {serverWords(made.trouble, language)}
        </p>
      )}
      {made && 'link' in made && <CopyLink key={made.link} size="xs" link={made.link} label={t('links.link')} once={t('links.once')} />}
    </>
  );
};

const Link = ({ link }: { link: ViewLinkRow }) => {
  const { t, language } = useText();
  const isLost = useIsLost();
  const [trouble, setTrouble] = useState<string>();
  const revoke = async () => setTrouble(await revokeLink(link.id, t('press.noAnswer')));
  return (
    <li className={styles.row}>
      <div className={styles.main}>
        <div className={styles.line}>
          <strong>{link.name}</strong>
          <span>{t(`viewKind.${link.kind}`)}</span>
          {link.screens > 0 ? (
            <Mark tone="good">{t('links.here', { count: link.screens })}</Mark>
          ) : (
            <Mark tone="dim">{t('links.nobody')}</Mark>
          )}
        </div>
        <div className={styles.small}>
          <span>{t('links.by', { name: link.by })}</span>
          {trouble && <span role="alert">{serverWords(trouble, language)}</span>}
        </div>
      </div>
      <Button
        size="compact-sm"
        color="red.8"
        disabled={isLost}
        aria-label={t('links.revokeOf', { name: link.name })}
        onClick={() => void revoke()}
      >
        {t('links.revoke')}
      </Button>
    </li>
  );
};

export const LinksPanel = () => {
  const { t } = useText();
  const { links } = useView();
  return (
    <Panel title={t('panel.links')} aside={<span className="dimmed">{links.length}</span>}>
      <Messages />
      <h3 className={styles.heading}>{t('links.views')}</h3>
      <MakeLink />
      {links.length === 0 && <p className={styles.aside}>{t('links.none')}</p>}
      <ul className={styles.list}>
        {links.map((link) => (
          <Link key={link.id} link={link} />
        ))}
      </ul>
    </Panel>
  );
};
