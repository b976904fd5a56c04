/** Times of arrival to leave out: those that looked doubtful and the ends of the window at one press, others typed to the second. */
import { Button, CloseButton, Group, Pill, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PollRow } from '../../../../server/contract/views.ts';
import { useView } from '../../../line/use-line.tsx';
import { clockText } from '../../../pieces/format.ts';
import { useText } from '../../../pieces/use-text.ts';
import { momentOf, type Preset, presetsFor, type Span, spanOf } from './spans.ts';

type Props = { readonly poll: PollRow; readonly spans: readonly Span[]; readonly onChange: (spans: readonly Span[]) => void };

const isSame = (a: Span, b: Span) => a.from === b.from && a.to === b.to;

const Typed = ({ poll, zone, onAdd }: { poll: PollRow; zone: string; onAdd: (span: Span) => void }) => {
  const { t } = useText();
  const [typed, setTyped] = useState({ from: '', to: '' });
  const anchor = poll.opensAt ?? 0;
  const momentIn = (text: string) => momentOf(text, anchor, clockText(anchor, zone));
  const span = spanOf(momentIn(typed.from), momentIn(typed.to));
  const isEmpty = typed.from.trim() === '' || typed.to.trim() === '';
  const wrong = !isEmpty && typeof span === 'string' ? t(`motion.${span}`) : undefined;
  const add = () => {
    if (typeof span === 'string') return;
    onAdd(span);
    setTyped({ from: '', to: '' });
  };
  return (
    <Group gap={6} align="flex-start" mt={6}>
      {(['from', 'to'] as const).map((end) => (
        <TextInput
          key={end}
          size="xs"
          w={end === 'to' && wrong ? 200 : 96}
          aria-label={t(`motion.${end}`)}
          placeholder={clockText(end === 'from' ? poll.opensAt : poll.endsAt, zone)}
          value={typed[end]}
          error={end === 'to' ? wrong : wrong !== undefined}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setTyped((held) => ({ ...held, [end]: value }));
          }}
        />
      ))}
      <Button size="xs" variant="default" disabled={typeof span === 'string'} onClick={add}>
        {t('motion.addSpan')}
      </Button>
    </Group>
  );
};

export const SpanPicker = ({ poll, spans, onChange }: Props) => {
  const { t } = useText();
  const { voting, episode } = useView();
  const zone = episode?.zone ?? 'UTC';
  const textOf = ({ from, to }: Span) => t('motion.spanOf', { from: clockText(from, zone), to: clockText(to, zone) });
  const presetText = (preset: Preset) =>
    preset.from === 'anomaly'
      ? t(`motion.doubtful.${preset.kind}`, { from: clockText(preset.span.from, zone), to: clockText(preset.span.to, zone) })
      : `${t(`motion.presets.${preset.from}`)} (${textOf(preset.span)})`;
  const add = (span: Span) => onChange(spans.some((held) => isSame(held, span)) ? spans : [...spans, span]);
  const presets = presetsFor(poll, voting?.anomalies ?? []).filter(({ span }) => !spans.some((held) => isSame(held, span)));
  return (
    <fieldset style={{ border: 0, padding: 0, margin: '10px 0 0' }}>
      <Text component="legend" size="sm" fw={600}>
        {t('motion.spans')}
      </Text>
      {spans.length > 0 && (
        <Group gap={6} my={4}>
          {spans.map((span) => (
            <Pill key={`${span.from}-${span.to}`} size="md" bg="orange.9" c="white">
              {textOf(span)}
              <CloseButton
                size="xs"
                variant="transparent"
                c="white"
                aria-label={t('motion.removeSpan', { span: textOf(span) })}
                onClick={() => onChange(spans.filter((held) => !isSame(held, span)))}
              />
            </Pill>
          ))}
        </Group>
      )}
      <Group gap={6}>
        {presets.map((preset) => (
          <Button
            key={`${preset.from}-${preset.span.from}-${preset.span.to}`}
            size="compact-xs"
            variant="default"
            onClick={() => add(preset.span)}
          >
            {presetText(preset)}
          </Button>
        ))}
      </Group>
      <Typed poll={poll} zone={zone} onAdd={add} />
    </fieldset>
  );
};
