/** One graphic that is on, or comes on in a moment: what it says, when it ends by itself; take it off, or change what it says. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { GraphicOn } from '../../../server/contract/graphics.ts';
import { useMay } from '../../line/use-command.ts';
import { useSecondsSince } from '../../line/use-line.tsx';
import { Countdown } from '../../pieces/clocks.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { Mark } from '../../pieces/mark.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';
import { ChangeGraphic, canChange } from './change-graphic.tsx';
import { useWhat } from './graphic-words.ts';
import { RevealPrice } from './reveal-price.tsx';

const Ends = ({ graphic: { endsAt } }: { graphic: GraphicOn }) => {
  const { t } = useText();
  if (endsAt === null) return <span>{t('graphic.untilOff')}</span>;
  return (
    <span>
      {t('cue.endsIn')} <Countdown to={endsAt} stops />
    </span>
  );
};

export const OnScreen = ({ graphic }: { graphic: GraphicOn }) => {
  const { t } = useText();
  const what = useWhat()(graphic.data);
  const since = useSecondsSince(graphic.startsAt);
  const mayChange = useMay('graphic.update');
  const [isChanging, setChanging] = useState(false);
  const isComing = since !== null && since < 0;
  const isMandatory = graphic.data.kind === 'label' && graphic.data.mandatory;
  const named = `${t(`graphicKind.${graphic.kind}`)} ${what}`;
  return (
    <li className={styles.row} data-graphic={graphic.kind}>
      <div className={styles.main}>
        <div className={styles.line}>
          <Mark tone={isComing ? 'warn' : 'air'}>{isComing ? t('graphic.coming') : t('graphic.on')}</Mark>
          <strong>{t(`graphicKind.${graphic.kind}`)}</strong>
          {isMandatory && <Mark tone="calm">{t('graphic.mandatory')}</Mark>}
        </div>
        <div className={styles.small}>
          <span>{what}</span>
          <Ends graphic={graphic} />
        </div>
        {isChanging && <ChangeGraphic graphic={graphic} onDone={() => setChanging(false)} />}
      </div>
      {mayChange && !isMandatory && canChange(graphic) && (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-expanded={isChanging}
          aria-label={t('drawing.changeOf', { what: named })}
          onClick={() => setChanging((open) => !open)}
        >
          {isChanging ? t('drawing.changeDone') : t('drawing.change')}
        </Button>
      )}
      {graphic.data.kind === 'price-reveal' && graphic.data.price === undefined && <RevealPrice productId={graphic.data.productId} />}
      {!isMandatory && (
        <CommandButton asks={{ type: 'graphic.off', graphicId: graphic.id }} label={t('graphic.offOf', { what: named })}>
          {t('graphic.off')}
        </CommandButton>
      )}
    </li>
  );
};
