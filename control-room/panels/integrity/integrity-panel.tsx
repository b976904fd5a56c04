/** Is the vote being gamed? What looked doubtful, the passes handed out, and the signed log. For the vote position and the auditor. */
import { useView } from '../../line/use-line.tsx';
import { Nothing, Panel } from '../../pieces/panel.tsx';
import { useText } from '../../pieces/use-text.ts';
import { Anomalies } from './anomalies.tsx';
import { Checkpoint } from './checkpoint.tsx';
import own from './integrity.module.css';
import { Issuance } from './issuance.tsx';

export const IntegrityPanel = () => {
  const { t } = useText();
  const { voting } = useView();
  return (
    <Panel title={t('panel.integrity')}>
      {voting ? (
        <>
          <Anomalies anomalies={voting.anomalies} />
          <Issuance issuance={voting.issuance} />
          <Checkpoint checkpoint={voting.checkpoint} />
          {voting.manualAllowed && <p className={own.aside}>{t('integrity.manualAllowed')}</p>}
        </>
      ) : (
        <Nothing>{t('integrity.notYours')}</Nothing>
      )}
    </Panel>
  );
};
