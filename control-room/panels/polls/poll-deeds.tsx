/**
 * What may be done with a poll in its phase. A window once announced closes by itself: there is no "close".
 * Verify sends the counts that stand on this screen; the server refuses when it holds others.
 */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Count } from '../../../server/contract/audience.ts';
import { parseDuration, seconds } from '../../../server/contract/units.ts';
import type { PollPhase, PollRow } from '../../../server/contract/views.ts';
import { useBlocked } from '../../line/use-command.ts';
import { useHasChair, useSecondsSince, useView } from '../../line/use-line.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { clockText, countText } from '../../pieces/format.ts';
import { ReasonDialog } from '../../pieces/reason-dialog.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';
import { votesBelowQuorum } from './below-quorum.ts';

type Props = { readonly poll: PollRow; readonly count: Count | null };

const mayDefer: readonly PollPhase[] = ['armed', 'counting', 'verified'];
const mayVoid: readonly PollPhase[] = ['armed', 'open', 'closing', 'counting', 'verified', 'deferred', 'revealed'];

const Open = ({ poll }: { poll: PollRow }) => {
  const { t } = useText();
  const { onAir } = useView();
  const [typed, setTyped] = useState('');
  const window = typed.trim() === '' ? undefined : parseDuration(typed);
  const isWrong = typed.trim() !== '' && window === undefined;
  return (
    <>
      <TextInput
        size="xs"
        w={112}
        label={t('poll.windowLength')}
        placeholder={t('poll.asPlanned')}
        value={typed}
        error={isWrong}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <CommandButton
        size="sm"
        color="red.8"
        variant="filled"
        style={{ alignSelf: 'flex-end' }}
        asks={{ type: 'poll.open', pollId: poll.id, ...(window === undefined ? {} : { window }) }}
        notNow={onAir ? (isWrong ? t('caller.notALength') : undefined) : t('caller.nothingOnAir')}
      >
        {t('poll.open')}
      </CommandButton>
    </>
  );
};

const Verify = ({ poll, count }: Props) => {
  const { t, language } = useText();
  const notNow = count === null ? t('poll.noCount') : count.final ? undefined : t('poll.notFinal');
  const saw = { yea: count?.yea ?? 0, nay: count?.nay ?? 0 };
  // Put off on purpose, or too few: it stays in reach, but nothing calls for it.
  const isLoud = poll.phase === 'counting' && votesBelowQuorum(poll) === null;
  const look = isLoud ? ({ size: 'sm', color: 'green.8', variant: 'filled' } as const) : ({ size: 'compact-sm' } as const);
  const word = poll.phase === 'deferred' ? 'poll.verifyLater' : 'poll.verify';
  return (
    <CommandButton {...look} asks={{ type: 'poll.verify', pollId: poll.id, saw }} notNow={notNow}>
      {t(word, { yea: countText(count?.yea, language), nay: countText(count?.nay, language) })}
    </CommandButton>
  );
};

/** A tie that the rules leave to the chair has two buttons: one of them is the chair's word. */
const Reveal = ({ poll }: { poll: PollRow }) => {
  const { t, text } = useText();
  const hasChair = useHasChair();
  const zone = useView().episode?.zone ?? 'UTC';
  const since = useSecondsSince(poll.earliestReveal);
  const isEarly = since !== null && since < 0;
  const early = isEarly ? t('poll.notBefore', { time: clockText(poll.earliestReveal, zone) }) : undefined;
  const look = { size: 'sm', color: 'green.8', variant: 'filled' } as const;
  if (poll.decision !== 'chair')
    return (
      <CommandButton {...look} asks={{ type: 'poll.reveal', pollId: poll.id }} notNow={early}>
        {t('poll.reveal')}
      </CommandButton>
    );
  return (['yea', 'nay'] as const).map((says) => (
    <CommandButton
      key={says}
      {...look}
      asks={{ type: 'poll.reveal', pollId: poll.id, chairSays: says }}
      notNow={early ?? (hasChair ? undefined : t('press.chairOnly'))}
    >
      {t('poll.revealAs', { what: text(poll[says]) })}
    </CommandButton>
  ));
};

const WithReason = ({ poll, deed }: { poll: PollRow; deed: 'defer' | 'void' }) => {
  const { t } = useText();
  const [opened, setOpened] = useState(false);
  const blocked = useBlocked({ type: deed === 'defer' ? 'poll.defer' : 'poll.void' });
  return (
    <>
      <Button size="compact-sm" variant="default" disabled={blocked !== undefined} title={blocked} onClick={() => setOpened(true)}>
        {t(`poll.${deed}`)}
      </Button>
      <ReasonDialog
        title={t(`poll.${deed}`)}
        explain={t(`poll.${deed}Explain`)}
        asks={(reason) =>
          deed === 'defer' ? { type: 'poll.defer', pollId: poll.id, reason } : { type: 'poll.void', pollId: poll.id, reason }
        }
        opened={opened}
        onClose={() => setOpened(false)}
      />
    </>
  );
};

const Branch = ({ poll }: { poll: PollRow }) => {
  const { t, text } = useText();
  const { rundown } = useView();
  if (!poll.branch) return null;
  const { to, confirmed } = poll.branch;
  const title = text(rundown.find(({ id }) => id === to)?.title ?? to);
  if (confirmed) return <p className={styles.small}>{t('poll.branchDone', { title })}</p>;
  return (
    <CommandButton size="sm" color="blue.7" variant="filled" asks={{ type: 'branch.confirm', pollId: poll.id, to }}>
      {t('poll.branch', { title })}
    </CommandButton>
  );
};

export const PollDeeds = ({ poll, count }: Props) => {
  const { t } = useText();
  const { phase } = poll;
  const isFew = votesBelowQuorum(poll) !== null;
  // One that was put off before it began has no count: it opens as if it never had been.
  const neverOpened = phase === 'deferred' && poll.opensAt === null;
  const canVerify = phase === 'counting' || (phase === 'deferred' && !neverOpened && !isFew);
  return (
    <>
      <div className={styles.buttons}>
        {(phase === 'idle' || phase === 'armed' || neverOpened) && <Open poll={poll} />}
        {phase === 'open' &&
          [10, 30].map((by) => (
            <CommandButton key={by} size="sm" asks={{ type: 'poll.extend', pollId: poll.id, by: seconds(by) }}>
              {t('poll.extend', { by })}
            </CommandButton>
          ))}
        {canVerify && <Verify poll={poll} count={count} />}
        {phase === 'verified' && !isFew && <Reveal poll={poll} />}
        <Branch poll={poll} />
      </div>
      <div className={styles.buttons} style={{ marginBottom: 10 }}>
        {mayDefer.includes(phase) && <WithReason poll={poll} deed="defer" />}
        {mayVoid.includes(phase) && <WithReason poll={poll} deed="void" />}
      </div>
    </>
  );
};
