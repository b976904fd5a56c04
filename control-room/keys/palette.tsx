/**
 * The palette: what may be done now, panels to go to, segments to set next, and what may not be done now with the reason. Found by typing.
 *
 * A task pressed here is pressed as by its key.
 */
import { Modal } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { Spotlight, type SpotlightStore } from '@mantine/spotlight';
import { useState } from 'react';
import { ReasonDialog } from '../pieces/reason-dialog.tsx';
import { useText } from '../pieces/use-text.ts';
import type { Choice } from './choice.ts';
import { KeyCap } from './key-cap.tsx';
import styles from './keys.module.css';
import { isBusyElsewhere } from './listen.ts';
import type { AskReason } from './more-choices.ts';
import { useChoices } from './palette-choices.ts';

/** So many are drawn at once; the rest is found by typing. */
const mostShown = 60;

const isFound = ({ label, reason = '' }: Choice, words: readonly string[]): boolean => {
  const text = `${label} ${reason}`.toLowerCase();
  return words.every((word) => text.includes(word));
};

/** Drawn only while it is open. */
const Found = ({ query, askReason }: { query: string; askReason: AskReason }) => {
  const { t } = useText();
  const groups = useChoices(askReason);
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = groups.flatMap(({ group, choices }) =>
    choices.filter((choice) => isFound(choice, words)).map((choice) => ({ group, choice })),
  );
  const shown = found.slice(0, mostShown);
  const names = [...new Set(shown.map(({ group }) => group))];
  return (
    <Spotlight.ActionsList>
      {found.length === 0 && <Spotlight.Empty>{t('keys.palette.nothing')}</Spotlight.Empty>}
      {names.map((name) => (
        <Spotlight.ActionsGroup key={name} label={name}>
          {shown
            .filter(({ group }) => group === name)
            .map(({ choice: { id, task, label, reason, press } }) => (
              <Spotlight.Action
                key={id}
                label={label}
                {...(reason === undefined ? {} : { description: reason })}
                rightSection={<KeyCap task={task} />}
                dimmedSections={false}
                onClick={press}
              />
            ))}
        </Spotlight.ActionsGroup>
      ))}
      {found.length > mostShown && <Spotlight.Empty>{t('keys.palette.more', { count: found.length - mostShown })}</Spotlight.Empty>}
    </Spotlight.ActionsList>
  );
};

const isAscii = (key: string) => key <= '~';

export const Palette = ({ store, open }: { store: SpotlightStore; open: () => void }) => {
  const spoken = useText();
  const { t } = spoken;
  const [query, setQuery] = useState('');
  const [asked, setAsked] = useState<Parameters<AskReason>[0] | null>(null);
  const openIfFree = (event: KeyboardEvent) => {
    if (isBusyElsewhere(event.target)) return;
    event.preventDefault();
    open();
  };
  useHotkeys(
    [
      ['mod+K', openIfFree, { preventDefault: false }],
      // Under a layout of other letters, by its place.
      ['mod+K', (event) => !isAscii(event.key) && openIfFree(event), { preventDefault: false, usePhysicalKeys: true }],
    ],
    [],
  );
  return (
    <>
      <Spotlight.Root
        store={store}
        shortcut={null}
        query={query}
        onQueryChange={setQuery}
        scrollable
        maxHeight={520}
        transitionProps={{ duration: 0 }}
        // The show stays readable behind it.
        overlayProps={{ backgroundOpacity: 0.45, blur: 0 }}
      >
        <Modal.Title className={styles.hidden}>{t('keys.palette.title')}</Modal.Title>
        <Spotlight.Search placeholder={t('keys.palette.find')} aria-label={t('keys.palette.find')} />
        <Found query={query} askReason={(one) => setAsked(() => one)} />
      </Spotlight.Root>
      {asked && <ReasonDialog {...asked(spoken)} opened onClose={() => setAsked(null)} />}
    </>
  );
};
