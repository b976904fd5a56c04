/** What is done to all graphics at once: clear, which leaves the mandatory labels; freeze; and everything off, for a reason, and back. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useBlocked } from '../../line/use-command.ts';
import { useView } from '../../line/use-line.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { ReasonDialog } from '../../pieces/reason-dialog.tsx';
import { useText } from '../../pieces/use-text.ts';

const Clear = () => {
  const { t } = useText();
  const { graphics } = useView();
  // Amber once there is something on air that it takes off: red is what is live.
  const takes = graphics.some(({ data }) => data.kind !== 'label' || !data.mandatory);
  return (
    <CommandButton
      task="graphics-clear"
      asks={{ type: 'graphic.clear' }}
      label={t('graphic.clearExplain')}
      {...(takes ? { color: 'yellow.5', variant: 'outline' } : {})}
    >
      {t('graphic.clear')}
    </CommandButton>
  );
};

const Freeze = () => {
  const { t } = useText();
  const { graphicsDesk, onAir } = useView();
  const isFrozen = graphicsDesk.frozen !== null;
  const word = isFrozen ? t('drawing.thaw') : t('drawing.freeze');
  return (
    <CommandButton
      task="graphics-freeze"
      asks={{ type: 'graphic.freeze', frozen: !isFrozen }}
      notNow={onAir ? undefined : t('keys.why.nothingOnAir')}
      label={`${word}: ${isFrozen ? t('drawing.thawExplain') : t('drawing.freezeExplain')}`}
      {...(isFrozen ? { color: 'yellow.6', variant: 'filled' } : {})}
    >
      {word}
    </CommandButton>
  );
};

const Everything = () => {
  const { t } = useText();
  const { graphicsDesk, onAir } = useView();
  const [opened, setOpened] = useState(false);
  const blocked = useBlocked({ type: 'graphic.removeAll' }) ?? (onAir ? undefined : t('keys.why.nothingOnAir'));
  if (graphicsDesk.labelsOff !== null)
    return (
      <CommandButton asks={{ type: 'graphic.labelsBack' }} color="yellow.6" variant="filled">
        {t('drawing.labelsBack')}
      </CommandButton>
    );
  return (
    <>
      <Button size="compact-sm" variant="default" disabled={blocked !== undefined} title={blocked} onClick={() => setOpened(true)}>
        {t('drawing.removeAll')}
      </Button>
      <ReasonDialog
        title={t('drawing.removeAll')}
        deed={t('drawing.removeNow')}
        explain={t('drawing.removeExplain')}
        asks={(reason) => ({ type: 'graphic.removeAll', reason })}
        opened={opened}
        onClose={() => setOpened(false)}
      />
    </>
  );
};

export const DeskDeeds = () => (
  <>
    <Freeze />
    <Everything />
    <Clear />
  </>
);
