/**
 * One station’s rules: what it may have, its labels, its delay, its key, whom to ring and who came in its name; each change is one press.
 *
 * One reason stands for whatever needs one: what the series file keeps from the station, and a key that is revoked.
 */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { StationRow } from '../../../server/contract/views.ts';
import { useView } from '../../line/use-line.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { Dialog } from '../../pieces/dialog.tsx';
import { lengthOf } from '../../pieces/format.ts';
import { Mark } from '../../pieces/mark.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from './rules.module.css';
import { RulesDelay } from './rules-delay.tsx';
import { RulesFacts } from './rules-facts.tsx';
import { RulesKey } from './rules-key.tsx';
import { RulesLabels } from './rules-labels.tsx';
import { RulesMay } from './rules-may.tsx';

const Changed = ({ row }: { row: StationRow }) => {
  const { t, text, language } = useText();
  const { at } = useView();
  const changed = row.settings?.changed;
  if (!changed) return null;
  return (
    <div className={styles.changed}>
      <Mark tone="violet">{t('rules.changed')}</Mark>
      <span>{t('rules.changedBy', { by: changed.by, age: lengthOf(Math.max(0, at - changed.at), language) })}</span>
      <CommandButton
        size="compact-xs"
        variant="default"
        asks={{ type: 'station.asWritten', stationId: row.id }}
        label={`${t('rules.asWritten')}: ${text(row.name)}`}
      >
        {t('rules.asWritten')}
      </CommandButton>
    </div>
  );
};

const Rules = ({ row }: { row: StationRow }) => {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const said = reason.trim().length < 3 ? undefined : reason.trim();
  return (
    <>
      <Changed row={row} />
      <TextInput
        size="xs"
        mb="sm"
        maxLength={300}
        label={t('rules.reason')}
        description={t('rules.reasonHelp')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={styles.columns}>
        <div>
          <RulesMay row={row} reason={said} />
          <RulesLabels row={row} reason={said} />
          <RulesDelay row={row} />
        </div>
        <div>
          <RulesKey row={row} reason={said} />
          <RulesFacts row={row} />
        </div>
      </div>
    </>
  );
};

export const RulesDialog = ({ stationId, onClose }: { stationId: string | null; onClose: () => void }) => {
  const { t, text } = useText();
  const row = useView().stations.find(({ id }) => id === stationId);
  return (
    <Dialog size={980} centered opened={row !== undefined} onClose={onClose} title={row ? t('rules.title', { name: text(row.name) }) : ''}>
      {row && <Rules key={row.id} row={row} />}
    </Dialog>
  );
};
