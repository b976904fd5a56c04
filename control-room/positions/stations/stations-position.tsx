/** The stations’ position: their alarms, and under these every station in one table, the worst first. */
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { KeySays } from '../../keys/key-says.tsx';
import { useMay } from '../../line/use-command.ts';
import { useView } from '../../line/use-line.tsx';
import { Nothing, Panel } from '../../pieces/panel.tsx';
import { useText } from '../../pieces/use-text.ts';
import { NowLine } from '../now-line.tsx';
import { Alarms } from './alarms.tsx';
import { DeliveryDialog } from './delivery/delivery-dialog.tsx';
import { MuteDialog } from './mute-dialog.tsx';
import { OwnSideDialog } from './own-side/own-side-dialog.tsx';
import { OwnSideStrip } from './own-side/strip.tsx';
import { RulesDialog } from './rules-dialog.tsx';
import { foundLines, stationLines } from './station-lines.ts';
import { StationTable, Summary } from './station-table.tsx';
import styles from './stations.module.css';

const BackButton = () => {
  const { t } = useText();
  return (
    <Button component="a" href="#/" size="compact-xs" variant="default">
      {t('station.back')}
    </Button>
  );
};

export const StationsPosition = () => {
  const { t, language } = useText();
  const view = useView();
  const mayMute = useMay('station.mute');
  const [words, setWords] = useState('');
  const [onlyAlarms, setOnlyAlarms] = useState(false);
  const [ruled, setRuled] = useState<string | null>(null);
  const [toMute, setToMute] = useState<string | null>(null);
  const [ownSide, setOwnSide] = useState(false);
  const [delivery, setDelivery] = useState(false);
  const lines = stationLines(view, language);
  const found = foundLines(lines, words, onlyAlarms);
  return (
    <div className={styles.position}>
      <NowLine />
      <KeySays />
      <Alarms />
      <OwnSideStrip open={() => setOwnSide(true)} />
      <div className={styles.rest}>
        <Panel
          tight
          title={t('station.title')}
          aside={
            <span className={styles.aside}>
              <Button size="compact-xs" variant="default" onClick={() => setDelivery(true)}>
                {t('delivery.open')}
              </Button>
              <BackButton />
            </span>
          }
          above={
            <div className={styles.find}>
              <TextInput
                size="xs"
                aria-label={t('station.find')}
                placeholder={t('station.find')}
                value={words}
                onChange={(event) => setWords(event.currentTarget.value)}
              />
              <Checkbox
                size="xs"
                label={t('station.onlyAlarms')}
                checked={onlyAlarms}
                onChange={(event) => setOnlyAlarms(event.currentTarget.checked)}
              />
              <span className="dimmed figure">{t('station.count', { shown: found.length, count: lines.length })}</span>
              <Summary lines={lines} />
            </div>
          }
        >
          {found.length === 0 ? (
            <Nothing>{lines.length === 0 ? t('station.none') : t('station.noneFound')}</Nothing>
          ) : (
            <StationTable lines={found} open={setRuled} mute={mayMute ? setToMute : null} />
          )}
        </Panel>
      </div>
      <RulesDialog stationId={ruled} onClose={() => setRuled(null)} />
      <OwnSideDialog opened={ownSide} onClose={() => setOwnSide(false)} />
      <DeliveryDialog opened={delivery} onClose={() => setDelivery(false)} />
      <MuteDialog stationId={toMute} onClose={() => setToMute(null)} />
    </div>
  );
};
