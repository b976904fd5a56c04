/** The delivery report over the table of stations: of which evening, all stations in short, one in full, and all of it as files and on paper. */
import { Anchor, Loader, Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { DeliveryEvening, DeliveryReport } from '../../../../server/contract/delivery.ts';
import { useView } from '../../../line/use-line.tsx';
import { Dialog } from '../../../pieces/dialog.tsx';
import { clockText, dayAndTimeText } from '../../../pieces/format.ts';
import { Nothing } from '../../../pieces/panel.tsx';
import { useText } from '../../../pieces/use-text.ts';
import { askEvenings, askReport, type PaperKind, paperAddress } from './ask-delivery.ts';
import styles from './delivery.module.css';
import { DeliveryDetails } from './delivery-details.tsx';
import { DeliveryTable } from './delivery-table.tsx';

/** undefined: under way; null: it could not be had. */
type Had<T> = T | null | undefined;

const useEvenings = (opened: boolean): Had<readonly DeliveryEvening[]> => {
  const [evenings, setEvenings] = useState<Had<readonly DeliveryEvening[]>>();
  useEffect(() => {
    let isOver = false;
    if (opened) void askEvenings().then((found) => !isOver && setEvenings(found));
    return () => {
      isOver = true;
      setEvenings(undefined);
    };
  }, [opened]);
  return evenings;
};

const useReport = (activation: string | null): Had<DeliveryReport> => {
  const [report, setReport] = useState<Had<DeliveryReport>>();
  useEffect(() => {
    let isOver = false;
    setReport(undefined);
    if (activation !== null) void askReport(activation).then((found) => !isOver && setReport(found));
    return () => {
      isOver = true;
    };
  }, [activation]);
  return report;
};

const papers = ['report.csv', 'graphics.csv', 'report.json', 'print'] as const satisfies readonly PaperKind[];
const paperWord = { 'report.csv': 'csv', 'graphics.csv': 'graphicsCsv', 'report.json': 'json', print: 'print' } as const;

const Papers = ({ activation, station }: { activation: string; station: string | null }) => {
  const { t, language } = useText();
  return (
    <span className={styles.papers}>
      {papers.map((kind) => (
        <Anchor
          key={kind}
          size="sm"
          href={paperAddress(kind, activation, station, language)}
          {...(kind === 'print' ? { target: '_blank', rel: 'noreferrer' } : { download: true })}
        >
          {t(`delivery.paper.${paperWord[kind]}`)}
        </Anchor>
      ))}
    </span>
  );
};

const Whole = ({ report }: { report: DeliveryReport }) => {
  const { t } = useText();
  const { zone } = report.episode;
  const { from, until, ended } = report.show;
  const [chosen, setChosen] = useState<string | null>(null);
  const one = report.stations.find(({ station }) => station.id === chosen);
  const onAir =
    from === null
      ? t('delivery.notYet')
      : t(ended ? 'delivery.onAir' : 'delivery.onAirSoFar', { from: clockText(from, zone), until: clockText(until, zone) });
  return (
    <>
      <div className={styles.line}>
        <span>{onAir}</span>
        <Papers activation={report.activation} station={chosen} />
      </div>
      <div className={styles.scroll}>
        <DeliveryTable report={report} chosen={chosen} choose={(id) => setChosen(id === chosen ? null : id)} />
      </div>
      {one ? <DeliveryDetails one={one} report={report} /> : <p className="dimmed">{t('delivery.explain')}</p>}
    </>
  );
};

export const DeliveryDialog = ({ opened, onClose }: { opened: boolean; onClose: () => void }) => {
  const { t, text, language } = useText();
  const zone = useView().episode?.zone ?? 'UTC';
  const evenings = useEvenings(opened);
  const [asked, setAsked] = useState<string | null>(null);
  const activation = opened ? (asked ?? evenings?.[0]?.activation ?? null) : null;
  const report = useReport(activation);
  const nameOf = ({ startedAt, title, kind }: DeliveryEvening): string =>
    [dayAndTimeText(startedAt, zone, language), title === null ? '' : text(title), kind === 'simulated' ? t('delivery.simulated') : '']
      .filter((part) => part !== '')
      .join(' · ');
  return (
    <Dialog opened={opened} onClose={onClose} title={t('delivery.title')} size={1240} yOffset="2vh">
      {evenings === null && <Nothing>{t('delivery.failed')}</Nothing>}
      {evenings?.length === 0 && <Nothing>{t('delivery.noEvening')}</Nothing>}
      {evenings && evenings.length > 0 && (
        <Select
          size="sm"
          label={t('delivery.evening')}
          allowDeselect={false}
          data={evenings.map((one) => ({ value: one.activation, label: nameOf(one) }))}
          value={activation}
          onChange={setAsked}
        />
      )}
      {(evenings === undefined || (activation !== null && report === undefined)) && <Loader size="sm" aria-label={t('delivery.asking')} />}
      {activation !== null && report === null && <Nothing>{t('delivery.failed')}</Nothing>}
      {report && <Whole key={report.activation} report={report} />}
    </Dialog>
  );
};
