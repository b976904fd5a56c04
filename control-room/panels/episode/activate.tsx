/** Which episode, and in earnest or not. Live is never the first thing under the finger. */
import { Radio, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useView } from '../../line/use-line.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { Nothing } from '../../pieces/panel.tsx';
import { useText } from '../../pieces/use-text.ts';

type Kind = 'rehearsal' | 'live';

export const Activate = () => {
  const { t, text } = useText();
  const { episodes } = useView();
  const [chosen, setChosen] = useState<string | null>(null);
  const [kind, setKind] = useState<Kind>('rehearsal');
  const file = episodes.some((episode) => episode.file === chosen) ? chosen : (episodes[0]?.file ?? null);
  if (file === null) return <Nothing>{t('episode.none')}</Nothing>;
  return (
    <Stack gap="sm">
      <Radio.Group label={t('episode.which')} value={file} onChange={setChosen}>
        <Stack gap={6} mt={6}>
          {episodes.map((episode) => (
            <Radio key={episode.file} value={episode.file} label={text(episode.title)} description={`${episode.date} · ${episode.file}`} />
          ))}
        </Stack>
      </Radio.Group>
      <SegmentedControl
        fullWidth
        aria-label={t('episode.kind')}
        value={kind}
        onChange={(value) => setKind(value === 'live' ? 'live' : 'rehearsal')}
        data={[
          { value: 'rehearsal', label: t('activation.rehearsal') },
          { value: 'live', label: t('activation.live') },
        ]}
        autoContrast
        color={kind === 'live' ? 'red.8' : 'yellow.5'}
      />
      <Text size="sm" c="dimmed">
        {t(`episode.explain.${kind}`)}
      </Text>
      <CommandButton
        size="md"
        fullWidth
        variant="filled"
        color={kind === 'live' ? 'red.8' : 'yellow.5'}
        asks={{ type: 'episode.activate', episode: file, kind }}
      >
        {t(`episode.activate.${kind}`)}
      </CommandButton>
    </Stack>
  );
};
