/** Which episode, and in earnest or not. Live is never the first thing under the finger. */
import { Radio, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { rehearsalObstacle } from '../../../server/contract/rehearsal.ts';
import { useLine, useView } from '../../line/use-line.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { dateText } from '../../pieces/format.ts';
import { Nothing } from '../../pieces/panel.tsx';
import { useText } from '../../pieces/use-text.ts';
import { episodeOfToday } from './episode-of-today.ts';

type Kind = 'rehearsal' | 'live';

export const Activate = () => {
  const { t, text } = useText();
  const { episodes, episode: latest, activation, phase, polls } = useView();
  const now = useLine().now() ?? Date.now();
  const [chosen, setChosen] = useState<string | null>(null);
  const [asked, setKind] = useState<Kind>('rehearsal');
  const obstacle = rehearsalObstacle({ kind: activation?.kind ?? null, phase, polls });
  // What may not be is not offered; in earnest is a choice of its own all the same.
  const kind = obstacle && asked === 'rehearsal' ? null : asked;
  const file = episodes.some((episode) => episode.file === chosen) ? chosen : episodeOfToday(episodes, dateText(now, latest?.zone));
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
        value={kind ?? ''}
        onChange={(value) => setKind(value === 'live' ? 'live' : 'rehearsal')}
        data={[
          ...(obstacle ? [] : [{ value: 'rehearsal', label: t('activation.rehearsal') }]),
          { value: 'live', label: t('activation.live') },
        ]}
        autoContrast
        color={kind === 'live' ? 'red.8' : 'yellow.5'}
      />
      {obstacle && <Text size="sm">{t(`rehearse.notNow.${obstacle}`)}</Text>}
      {kind && (
        <>
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
        </>
      )}
    </Stack>
  );
};
