/** A segment from nothing: its kind, title, length and place. It opens on the shots of the nearest one of its kind. */
import { Button, Group, Select, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { type MadeKind, madeKinds } from '../../../server/contract/plan-edits.ts';
import { parseDuration } from '../../../server/contract/units.ts';
import { useBlocked, useCommand } from '../../line/use-command.ts';
import { useLine, useView } from '../../line/use-line.tsx';
import { Dialog } from '../../pieces/dialog.tsx';
import { DialogFoot } from '../../pieces/dialog-foot.tsx';
import { useText } from '../../pieces/use-text.ts';

/** Opens the dialog for a place: before whom, null for the end. */
const OpenContext = createContext<(before: string | null) => void>(() => undefined);
export const useNewSegment = (): ((before: string | null) => void) => useContext(OpenContext);

const atTheEnd = '';
const shortest = 1000;
const longest = 7_200_000;

const usePlaces = () => {
  const { t, text } = useText();
  const coming = useView().rundown.filter(({ state }) => state === 'next' || state === 'later' || state === 'skipped');
  return [
    ...coming.map(({ id, title }) => ({ value: id, label: t('newSegment.before', { title: text(title) }) })),
    { value: atTheEnd, label: t('newSegment.atTheEnd') },
  ];
};

const NewSegmentDialog = ({ first, onClose }: { first: string | null; onClose: () => void }) => {
  const { t } = useText();
  const command = useCommand();
  const [kind, setKind] = useState<MadeKind>('host');
  const [title, setTitle] = useState('');
  const [typed, setTyped] = useState('2:00');
  const places = usePlaces();
  const [chosen, setChosen] = useState(first ?? atTheEnd);
  // What it was to stand before may have gone on air meanwhile.
  const place = places.find(({ value }) => value === chosen)?.value ?? places[0]?.value ?? atTheEnd;
  const blocked = useBlocked({ type: 'segment.create', before: place === atTheEnd ? null : place });
  const planned = parseDuration(typed);
  const isLength = planned !== undefined && planned >= shortest && planned <= longest;
  const make = async () => {
    if (!isLength || title.trim() === '' || blocked) return;
    const before = place === atTheEnd ? null : place;
    if (await command.send({ type: 'segment.create', kind, title: title.trim(), planned, before })) onClose();
  };
  return (
    <Dialog opened onClose={onClose} title={t('newSegment.new')} centered transitionProps={{ duration: 0 }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <TextInput
          label={t('rewrite.title')}
          value={title}
          maxLength={120}
          data-autofocus
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Group grow mt="xs" align="flex-start">
          <Select
            label={t('newSegment.kind')}
            data={madeKinds.map((value) => ({ value, label: t(`segmentKind.${value}`) }))}
            value={kind}
            allowDeselect={false}
            onChange={(value) => setKind(madeKinds.find((one) => one === value) ?? kind)}
          />
          <TextInput
            label={t('newSegment.length')}
            description={t('caller.lengthHelp')}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            value={typed}
            error={isLength ? undefined : t('caller.notALength')}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </Group>
        <Select
          mt="xs"
          label={t('newSegment.place')}
          data={places}
          value={place}
          allowDeselect={false}
          searchable
          onChange={(value) => setChosen(value ?? atTheEnd)}
        />
        {blocked && (
          <Text size="sm" c="orange.3" role="alert" mt="xs">
            {blocked}
          </Text>
        )}
        <DialogFoot
          {...{ command, onClose }}
          deed={t('newSegment.make')}
          isOff={!isLength || title.trim() === '' || blocked !== undefined}
        />
      </form>
    </Dialog>
  );
};

export const MakesSegments = ({ children }: { children: ReactNode }) => {
  const [open, setOpen] = useState<{ readonly before: string | null } | null>(null);
  const openFor = useCallback((before: string | null) => setOpen({ before }), []);
  return (
    <OpenContext value={openFor}>
      {children}
      {open && <NewSegmentDialog first={open.before} onClose={() => setOpen(null)} />}
    </OpenContext>
  );
};

/** Before what is next, unless somebody chooses another place. */
export const NewSegmentButton = () => {
  const { t } = useText();
  const line = useLine();
  const open = useNewSegment();
  const blocked = useBlocked({ type: 'segment.create' });
  return (
    <Button
      size="compact-xs"
      variant="default"
      leftSection={<IconPlus size={13} aria-hidden />}
      disabled={blocked !== undefined}
      title={blocked}
      onClick={() => open(line.state().view?.nextSegmentId ?? null)}
    >
      {t('newSegment.new')}
    </Button>
  );
};
