/** The rehearsal in hand: which segment it begins with, and the viewers and orders that only pretend. */
import { Group, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import { type CrowdSize, usualCrowd } from '../../server/contract/crowd.ts';
import { useBlocked, useCommand } from '../line/use-command.ts';
import { useView } from '../line/use-line.tsx';
import styles from '../panels/panels.module.css';
import { CommandButton } from '../pieces/command-button.tsx';
import { Mark } from '../pieces/mark.tsx';
import { useText } from '../pieces/use-text.ts';

const Begins = () => {
  const { t, text } = useText();
  const { rundown, rehearsal } = useView();
  const { send, pending, refused } = useCommand();
  const blocked = useBlocked({ type: 'rehearsal.from' });
  const rows = rundown.filter(({ state }) => state !== 'bench' && state !== 'skipped');
  return (
    <Select
      label={t('rehearse.begins')}
      description={t('rehearse.beginsWhy')}
      data={rows.map(({ id, title }, index) => ({ value: id, label: `${index + 1}. ${text(title)}` }))}
      value={rehearsal?.from ?? rows[0]?.id ?? null}
      onChange={(segmentId) => segmentId !== null && void send({ type: 'rehearsal.from', segmentId })}
      disabled={blocked !== undefined || pending}
      error={refused?.text}
      searchable
      allowDeselect={false}
      size="sm"
      mb="sm"
    />
  );
};

const fields = [
  { name: 'viewers', max: 500 },
  { name: 'yea', max: 100 },
  { name: 'orders', max: 120 },
] as const;

const Crowd = () => {
  const { t } = useText();
  const { rehearsal } = useView();
  const now = rehearsal?.crowd ?? null;
  const [size, setSize] = useState<CrowdSize>(now ?? usualCrowd);
  return (
    <fieldset className={styles.plain}>
      <legend className={styles.heading}>
        {t('rehearse.crowd')} {now && <Mark tone="violet">{t('rehearse.crowdIn', now)}</Mark>}
      </legend>
      <Group gap="xs" grow align="flex-end">
        {fields.map(({ name, max }) => (
          <NumberInput
            key={name}
            label={t(`rehearse.size.${name}`)}
            value={size[name]}
            onChange={(value) => setSize({ ...size, [name]: typeof value === 'number' ? value : 0 })}
            min={0}
            max={max}
            clampBehavior="strict"
            allowDecimal={false}
            size="sm"
          />
        ))}
      </Group>
      <div className={styles.buttons} style={{ marginBottom: 10 }}>
        <CommandButton size="sm" variant="filled" color="violet.8" asks={{ type: 'rehearsal.crowd', crowd: size }}>
          {t(now ? 'rehearse.change' : 'rehearse.call')}
        </CommandButton>
        {now && (
          <CommandButton size="sm" asks={{ type: 'rehearsal.crowd', crowd: null }}>
            {t('rehearse.sendHome')}
          </CommandButton>
        )}
      </div>
    </fieldset>
  );
};

export const RehearsalPart = () => {
  const { t } = useText();
  const { rehearsal, phase } = useView();
  if (!rehearsal) return null;
  return (
    <section aria-label={t('rehearse.part')}>
      {(phase === 'preflight' || phase === 'ready') && <Begins />}
      <Crowd />
    </section>
  );
};
