/** Seldom but at once: freeze the clock, go to a break and back, the breakdown slate, "we are here". */
import { Button } from '@mantine/core';
import { IconCoffee, IconMapPin, IconPlayerPlay, IconSnowflake, IconUrgent } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { KeyCap, useCap } from '../../keys/key-cap.tsx';
import { useTaskPlace } from '../../keys/use-task.ts';
import { useBlocked, useCommand } from '../../line/use-command.ts';
import { useView } from '../../line/use-line.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from './show-caller.module.css';
import { WeAreHere } from './we-are-here.tsx';

const icon = { size: 16, 'aria-hidden': true } as const;

export const Deck = () => {
  const { t } = useText();
  const { phase, onAir } = useView();
  const [asksWhere, setAsksWhere] = useState(false);
  const believesOnAir = onAir?.runId ?? null;
  const notOnAir = onAir ? undefined : t('caller.nothingOnAir');
  const isFrozen = phase === 'frozen';
  const isBreak = onAir?.slate === 'break';
  const isBreakdown = onAir?.slate === 'breakdown';
  const place = useCommand();
  const openPlace = useCallback(() => setAsksWhere(true), []);
  useTaskPlace('we-are-here', { ...place, open: openPlace });
  const placeCap = useCap('we-are-here');
  const big = {
    size: 'sm',
    fullWidth: true,
    justify: 'flex-start',
    px: 5,
    fz: 13,
    classNames: { section: styles.deckSection ?? '', label: styles.deckLabel ?? '' },
  } as const;
  const cannotPlace =
    useBlocked({ type: 'show.weAreHere' }) ??
    (phase === 'off' || phase === 'preflight' || phase === 'ended' ? t('caller.notStarted') : undefined);
  return (
    <section className={styles.deck} aria-label={t('caller.deck')}>
      <CommandButton
        {...big}
        task="freeze"
        asks={{ type: 'clock.freeze', frozen: !isFrozen }}
        notNow={notOnAir}
        leftSection={isFrozen ? <IconPlayerPlay {...icon} /> : <IconSnowflake {...icon} />}
        color="blue.7"
        variant={isFrozen ? 'filled' : 'default'}
      >
        {isFrozen ? t('caller.unfreeze') : t('caller.freeze')}
      </CommandButton>
      <CommandButton
        {...big}
        task="break"
        asks={isBreak ? { type: 'break.end', believesOnAir } : { type: 'break.start', believesOnAir }}
        notNow={notOnAir}
        leftSection={<IconCoffee {...icon} />}
        color="blue.7"
        variant={isBreak ? 'filled' : 'default'}
      >
        {isBreak ? t('caller.endBreak') : t('caller.startBreak')}
      </CommandButton>
      <CommandButton
        {...big}
        task="slate"
        asks={isBreakdown ? { type: 'break.end', believesOnAir } : { type: 'slate.show', believesOnAir }}
        notNow={notOnAir}
        leftSection={<IconUrgent {...icon} />}
        {...(isBreakdown ? { color: 'red.8', variant: 'filled' } : { color: 'yellow.5', variant: 'outline' })}
      >
        {isBreakdown ? t('caller.endBreakdown') : t('caller.breakdown')}
      </CommandButton>
      <Button
        {...big}
        variant="default"
        leftSection={<IconMapPin {...icon} />}
        disabled={cannotPlace !== undefined}
        title={cannotPlace}
        rightSection={<KeyCap task="we-are-here" />}
        aria-keyshortcuts={placeCap}
        onClick={openPlace}
      >
        {t('caller.weAreHere')}
      </Button>
      <WeAreHere opened={asksWhere} onClose={() => setAsksWhere(false)} />
    </section>
  );
};
