/** One graphic that is on, or comes on in a moment: what it says, when it ends by itself. */
import type { GraphicData, GraphicOn } from '../../../server/contract/graphics.ts';
import { useSecondsSince } from '../../line/use-line.tsx';
import { Countdown } from '../../pieces/clocks.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { Mark } from '../../pieces/mark.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';

const useWhat = () => {
  const { text, t } = useText();
  return (data: GraphicData): string => {
    switch (data.kind) {
      case 'lower-third':
        return `${text(data.name)}, ${text(data.title)}`;
      case 'product-card':
        return `${data.itemNumber} ${text(data.name)}`;
      case 'vote-bar':
      case 'result':
      case 'correction':
        return text(data.question);
      case 'sales-ticker':
        return data.name ? text(data.name) : t('graphic.allProducts');
      case 'countdown':
      case 'label':
        return text(data.text);
    }
  };
};

export const OnScreen = ({ graphic }: { graphic: GraphicOn }) => {
  const { t } = useText();
  const what = useWhat()(graphic.data);
  const since = useSecondsSince(graphic.startsAt);
  const isComing = since !== null && since < 0;
  return (
    <li className={styles.row} data-graphic={graphic.kind}>
      <div className={styles.main}>
        <div className={styles.line}>
          <Mark tone={isComing ? 'warn' : 'air'}>{isComing ? t('graphic.coming') : t('graphic.on')}</Mark>
          <strong>{t(`graphicKind.${graphic.kind}`)}</strong>
          {graphic.data.kind === 'label' && graphic.data.mandatory && <Mark tone="calm">{t('graphic.mandatory')}</Mark>}
        </div>
        <div className={styles.small}>
          <span>{what}</span>
          <span>
            {graphic.endsAt === null ? (
              t('graphic.untilOff')
            ) : (
              <>
                {t('cue.endsIn')} <Countdown to={graphic.endsAt} stops />
              </>
            )}
          </span>
        </div>
      </div>
      <CommandButton
        asks={{ type: 'graphic.off', graphicId: graphic.id }}
        label={t('graphic.offOf', { what: `${t(`graphicKind.${graphic.kind}`)} ${what}` })}
      >
        {t('graphic.off')}
      </CommandButton>
    </li>
  );
};
