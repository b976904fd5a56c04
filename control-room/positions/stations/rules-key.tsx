/** The key of a station: replaced, revoked, shown to be handed over; and who came in its name without it. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { z } from 'zod';
import type { StationRow } from '../../../server/contract/views.ts';
import { useMay } from '../../line/use-command.ts';
import { useView } from '../../line/use-line.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { lengthOf } from '../../pieces/format.ts';
import { useText } from '../../pieces/use-text.ts';
import styles from './rules.module.css';

type Props = { readonly row: StationRow; readonly reason: string | undefined };

const answerWithin = 5000;
const Given = z.object({ key: z.string(), page: z.string() });
type Given = z.infer<typeof Given>;

const askForKey = async (stationId: string): Promise<Given | null> => {
  try {
    const answer = await fetch(`/operators/stations/${stationId}/key`, { signal: AbortSignal.timeout(answerWithin) });
    return answer.ok ? Given.parse(await answer.json()) : null;
  } catch {
    return null;
  }
};

/** It stands on the screen only while somebody wants to see it. */
const ShownKey = ({ stationId }: { stationId: string }) => {
  const { t } = useText();
  const [given, setGiven] = useState<Given | 'failed' | null>(null);
  if (given === null || given === 'failed')
    return (
      <>
        <Button size="compact-xs" variant="default" onClick={() => void askForKey(stationId).then((key) => setGiven(key ?? 'failed'))}>
          {t('rules.showKey')}
        </Button>
        <span role="status">{given === 'failed' && t('rules.keyFailed')}</span>
      </>
    );
  const select = (event: { currentTarget: HTMLInputElement }) => event.currentTarget.select();
  return (
    <div className={styles.shown}>
      <TextInput size="xs" readOnly label={t('rules.feedKey')} value={given.key} onFocus={select} />
      <TextInput size="xs" readOnly label={t('rules.pageLink')} value={new URL(given.page, window.location.origin).href} onFocus={select} />
      <Button size="compact-xs" variant="default" onClick={() => setGiven(null)}>
        {t('rules.hideKey')}
      </Button>
    </div>
  );
};

const Turns = ({ row, reason }: Props) => {
  const { t } = useText();
  const { generation = 0, oldUntil = null } = row.key ?? {};
  const noReason = reason === undefined ? t('rules.needsReason') : undefined;
  const revoke = (which: 'old' | 'all') => ({
    type: 'station.revokeKey' as const,
    stationId: row.id,
    saw: generation,
    which,
    reason: reason ?? '',
  });
  return (
    <div className={styles.many}>
      <CommandButton size="compact-xs" asks={{ type: 'station.rotateKey', stationId: row.id, saw: generation, overlap: 3_600_000 }}>
        {t('rules.rotate')}
      </CommandButton>
      {oldUntil !== null && (
        <CommandButton size="compact-xs" color="orange" variant="light" notNow={noReason} asks={revoke('old')}>
          {t('rules.revokeOld')}
        </CommandButton>
      )}
      <CommandButton size="compact-xs" color="red.8" variant="filled" notNow={noReason} asks={revoke('all')}>
        {t('rules.revokeAll')}
      </CommandButton>
    </div>
  );
};

const Refused = ({ row }: { row: StationRow }) => {
  const { t, language } = useText();
  const { at: now } = useView();
  const { refusals = [] } = row;
  return (
    <section className={styles.part} aria-label={t('rules.refused')}>
      <h3>{t('rules.refused')}</h3>
      {refusals.length === 0 && <p>{t('rules.noneRefused')}</p>}
      <ul>
        {refusals.map(({ why, address, at, times }) => (
          <li key={`${why} ${address}`}>
            {t('rules.refusedRow', { why: t(`rules.why.${why}`), address, times, age: lengthOf(Math.max(0, now - at), language) })}
          </li>
        ))}
      </ul>
    </section>
  );
};

export const RulesKey = ({ row, reason }: Props) => {
  const { t, language } = useText();
  const { at: now } = useView();
  const mayTurn = useMay('station.rotateKey');
  const { generation = 0, oldUntil = null, at = null, by = null } = row.key ?? {};
  return (
    <>
      <section className={styles.part} aria-label={t('rules.key')}>
        <h3>{t('rules.key')}</h3>
        <p>
          {t('rules.keyNumber', { number: generation + 1 })}
          {at !== null && ` · ${t('rules.keyBy', { by, age: lengthOf(Math.max(0, now - at), language) })}`}
          {oldUntil !== null && ` · ${t('rules.keyOld', { left: lengthOf(Math.max(0, oldUntil - now), language) })}`}
        </p>
        {mayTurn && <Turns {...{ row, reason }} />}
        {mayTurn && <ShownKey key={generation} stationId={row.id} />}
      </section>
      <Refused row={row} />
    </>
  );
};
