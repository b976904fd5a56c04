/** Which ballots are left out: tiers, paths (each with its votes) and times of arrival. */
import { Checkbox, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { type Exclusion, tiers } from '../../../../server/contract/audience.ts';
import type { PollRow } from '../../../../server/contract/views.ts';
import { countText } from '../../../pieces/format.ts';
import { useText } from '../../../pieces/use-text.ts';
import { usePathName } from '../path-name.ts';
import type { Tally } from '../tally.ts';
import { SpanPicker } from './span-picker.tsx';

type Props = {
  readonly poll: PollRow;
  readonly tally: Tally;
  readonly chosen: readonly Exclusion[];
  readonly onChange: (chosen: readonly Exclusion[]) => void;
};

type Sides = { readonly yea: number; readonly nay: number };

/** No `Checkbox.Group`: its boxes show its own list of chosen names, and ignore what stands on each. */
const Boxes = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset style={{ border: 0, padding: 0, margin: '6px 0 0' }}>
    <Text component="legend" size="sm" fw={600}>
      {title}
    </Text>
    <Group gap="md" my={4}>
      {children}
    </Group>
  </fieldset>
);

export const ExclusionPicker = ({ poll, tally, chosen, onChange }: Props) => {
  const { t, language } = useText();
  const pathName = usePathName();
  const label = (what: string, sides: Sides | undefined) =>
    sides ? t('motion.votesOf', { what, votes: countText(sides.yea + sides.nay, language) }) : what;
  const isSame = (a: Exclusion, b: Exclusion) => JSON.stringify(a) === JSON.stringify(b);
  const box = (exclusion: Exclusion, text: string) => {
    const isChosen = chosen.some((one) => isSame(one, exclusion));
    return (
      <Checkbox
        key={text}
        size="sm"
        label={text}
        checked={isChosen}
        onChange={() => onChange(isChosen ? chosen.filter((one) => !isSame(one, exclusion)) : [...chosen, exclusion])}
      />
    );
  };
  const paths = [...new Set([...poll.eligiblePaths, ...Object.keys(tally.count?.perPath ?? {})])];
  const isSpan = (one: Exclusion) => one.kind === 'span';
  return (
    <>
      <Boxes title={t('motion.tiers')}>
        {tiers.map((tier) => box({ kind: 'tier', tier }, label(t(`tier.${tier}`), tally.count?.perTier[tier])))}
      </Boxes>
      <Boxes title={t('motion.paths')}>
        {paths.map((path) => box({ kind: 'path', path }, label(pathName(path), tally.count?.perPath[path])))}
      </Boxes>
      <SpanPicker
        poll={poll}
        spans={chosen.filter((one) => one.kind === 'span')}
        onChange={(spans) => onChange([...chosen.filter((one) => !isSpan(one)), ...spans])}
      />
    </>
  );
};
