/** What the switcher shows and hears, wanted against observed. What we do not know says so. */
import type { SwitcherView } from '../../../server/contract/switcher-view.ts';
import { Aged } from '../../ages/aged.tsx';
import { useView } from '../../line/use-line.tsx';
import { Mark } from '../../pieces/mark.tsx';
import { Nothing, Panel } from '../../pieces/panel.tsx';
import { useText } from '../../pieces/use-text.ts';
import { serverWords } from '../../words/server-words.ts';
import styles from '../panels.module.css';

const Fact = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd style={{ fontSize: 15 }}>{children}</dd>
  </div>
);

const Inputs = ({ inputs, at }: Pick<SwitcherView, 'inputs' | 'at'>) => {
  const { t } = useText();
  const word = (open: boolean | null) => (open === null ? t('switcher.unknown') : open ? t('switcher.open') : t('switcher.closed'));
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('switcher.input')}</th>
          <th scope="col">{t('switcher.wanted')}</th>
          <th scope="col">{t('switcher.observed')}</th>
        </tr>
      </thead>
      <tbody>
        {inputs.map(({ id, name, kind, wantedOpen, open }) => (
          <tr key={id}>
            <td>
              {name} <span className="dimmed">{t(`inputKind.${kind as 'microphone'}`)}</span>
            </td>
            <td>{word(wantedOpen)}</td>
            <td>
              <Aged of="switcher" at={at}>
                <Mark tone={open === null ? 'dim' : open ? 'air' : 'dim'}>{word(open)}</Mark>{' '}
                {open !== null && open !== wantedOpen && <Mark tone="warn">{t('switcher.differs')}</Mark>}
              </Aged>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

export const SwitcherPanel = () => {
  const { t, language } = useText();
  const { switcher, activation } = useView();
  const unknown = <span className="dimmed">{t('switcher.unknown')}</span>;
  const differs = switcher.program !== null && switcher.wanted !== null && switcher.program !== switcher.wanted;
  return (
    <Panel
      title={switcher.kind === 'obs' ? t('switcher.obs') : t('switcher.rehearsal')}
      aside={
        <Aged of="switcher" at={switcher.at}>
          <Mark tone={switcher.state === 'connected' ? 'good' : 'bad'}>{t(`switcherState.${switcher.state as 'connected'}`)}</Mark>
        </Aged>
      }
    >
      {switcher.message && <p className={styles.warning}>{serverWords(switcher.message, language)}</p>}
      {switcher.byHand !== null && <p className={styles.warning}>{t('banner.byHandExplain', { scene: switcher.byHand })}</p>}
      {switcher.transmitting && (
        <p className={`${styles.warning} ${activation?.kind === 'live' ? '' : styles.danger}`}>
          {activation?.kind === 'live' ? t('switcher.transmitting') : t('banner.transmittingExplain')}
        </p>
      )}
      <dl className={styles.facts}>
        <Fact name={t('switcher.program')}>
          <Aged of="switcher" at={switcher.at}>
            {switcher.program ?? unknown} {differs && switcher.byHand === null && <Mark tone="warn">{t('switcher.differs')}</Mark>}
          </Aged>
        </Fact>
        <Fact name={t('switcher.wantedScene')}>{switcher.wanted ?? t('switcher.nothing')}</Fact>
        <Fact name={t('switcher.preview')}>
          <Aged of="switcher" at={switcher.at}>
            {switcher.preview ?? unknown}
          </Aged>
        </Fact>
      </dl>
      <h3 className={styles.heading}>{t('switcher.sound')}</h3>
      {switcher.inputs.length === 0 ? <Nothing>{t('switcher.noInputs')}</Nothing> : <Inputs inputs={switcher.inputs} at={switcher.at} />}
    </Panel>
  );
};
