/**
 * What may be proposed about a vote now: leaving ballots out before the result is shown, a correction after it,
 * figures by hand only where the episode allows them and no count was seen.
 */
import { Button, NumberInput, SegmentedControl, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Exclusion } from '../../../../server/contract/audience.ts';
import type { Motion } from '../../../../server/contract/commands.ts';
import type { PollRow } from '../../../../server/contract/views.ts';
import { useBlocked, useMay } from '../../../line/use-command.ts';
import { useView } from '../../../line/use-line.tsx';
import { useText } from '../../../pieces/use-text.ts';
import type { Tally } from '../tally.ts';
import { ExclusionPicker } from './exclusion-picker.tsx';
import { mayPropose } from './may-propose.ts';
import { pendingMotions } from './motion-verdict.ts';
import { ProposeDialog } from './propose-dialog.tsx';

type Props = { readonly poll: PollRow; readonly tally: Tally };
type DialogProps = Props & { readonly opened: boolean; readonly onClose: () => void };

const mostExclusions = 20;

type ChairSays = Extract<Motion, { kind: 'correct' }>['chairSays'];

/** Nobody knows yet whether the corrected count will be a tie; if it is, this is how it is decided. */
const IfTie = ({ poll, says, onChange }: { poll: PollRow; says: ChairSays; onChange: (says: ChairSays) => void }) => {
  const { t, text } = useText();
  const sides = ['yea', 'nay'] as const;
  return (
    <>
      <Text size="sm" fw={600} mt="sm">
        {t('motion.ifTie')}
      </Text>
      <SegmentedControl
        size="xs"
        aria-label={t('motion.ifTie')}
        value={says ?? ''}
        onChange={(value) => onChange(sides.find((side) => side === value))}
        data={[{ value: '', label: t('motion.noWord') }, ...sides.map((side) => ({ value: side, label: text(poll[side]) }))]}
      />
    </>
  );
};

const Exclude = ({ poll, tally, kind, opened, onClose }: DialogProps & { kind: 'exclude' | 'correct' }) => {
  const { t } = useText();
  const [chosen, setChosen] = useState<readonly Exclusion[]>([]);
  const [chairSays, setChairSays] = useState<ChairSays>();
  const leavesTie = kind === 'correct' && poll.tie === 'chair';
  const none = kind === 'exclude' && chosen.length === 0 ? t('motion.chooseSomething') : undefined;
  return (
    <ProposeDialog
      kind={kind}
      pollId={poll.id}
      opened={opened}
      onClose={onClose}
      missing={chosen.length > mostExclusions ? t('motion.tooMany') : none}
      motion={(reason): Motion => ({ kind, exclusions: [...chosen], reason, ...(leavesTie && chairSays ? { chairSays } : {}) })}
    >
      <ExclusionPicker poll={poll} tally={tally} chosen={chosen} onChange={setChosen} />
      {leavesTie && <IfTie poll={poll} says={chairSays} onChange={setChairSays} />}
    </ProposeDialog>
  );
};

const Manual = ({ poll, opened, onClose }: DialogProps) => {
  const { t, text } = useText();
  const [figures, setFigures] = useState<{ yea?: number; nay?: number }>({});
  const [typed, setTyped] = useState('');
  const source = typed.trim();
  const { yea, nay } = figures;
  const noFigures = yea === undefined || nay === undefined;
  return (
    <ProposeDialog
      kind="manual"
      pollId={poll.id}
      opened={opened}
      onClose={onClose}
      missing={noFigures ? t('motion.giveFigures') : source.length < 3 ? t('motion.giveSource') : undefined}
      motion={(reason) => (noFigures ? null : { kind: 'manual', yea, nay, source, reason })}
    >
      {(['yea', 'nay'] as const).map((side) => (
        <NumberInput
          key={side}
          label={text(poll[side])}
          mt={6}
          min={0}
          allowDecimal={false}
          allowNegative={false}
          thousandSeparator=","
          hideControls
          value={figures[side] ?? ''}
          onChange={(value) => setFigures((held) => ({ ...held, [side]: typeof value === 'number' ? value : undefined }))}
        />
      ))}
      <TextInput
        label={t('motion.typedSource')}
        mt={6}
        maxLength={300}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </ProposeDialog>
  );
};

export const ProposeButtons = ({ poll, tally }: Props) => {
  const { t } = useText();
  const { voting } = useView();
  const [opened, setOpened] = useState(false);
  const blocked = useBlocked({ type: 'poll.propose' });
  const kind = mayPropose(poll, tally, voting?.manualAllowed ?? false);
  if (!useMay('poll.propose') || kind === null || pendingMotions(poll.motions).length > 0) return null;
  const close = () => setOpened(false);
  return (
    <>
      <Button size="sm" variant="default" disabled={blocked !== undefined} title={blocked} onClick={() => setOpened(true)}>
        {t(`motion.${kind}Button`)}
      </Button>
      {kind === 'manual' ? (
        <Manual poll={poll} tally={tally} opened={opened} onClose={close} />
      ) : (
        <Exclude key={kind} poll={poll} tally={tally} kind={kind} opened={opened} onClose={close} />
      )}
    </>
  );
};
