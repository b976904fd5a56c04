/** What stands on the screen: the room when we are in, the sign-in page when we are not, a word while we wait. */
import { Center, Loader, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskMemoryProvider } from './desk/desk-memory.tsx';
import { ImportDesk } from './imports/import-desk.tsx';
import { KeyDesk } from './keys/key-desk.tsx';
import { useLineState } from './line/use-line.tsx';
import { Desk } from './positions/desk.tsx';
import { NoiseHere } from './positions/stations/noise.tsx';
import { RehearsalBar } from './rehearsal/rehearsal-bar.tsx';
import styles from './room.module.css';
import { SignInPage } from './sign-in/sign-in-page.tsx';
import { Banners } from './status-line/banners.tsx';
import { ChairTaken } from './status-line/chair-taken.tsx';
import { StatusLine } from './status-line/status-line.tsx';

const Waiting = ({ why }: { why: string | null }) => {
  const { t } = useTranslation();
  return (
    <Center h="100%">
      <Stack align="center">
        <Loader />
        <Text>{t('room.connecting')}</Text>
        {why === 'needs-disk' && <Text c="orange.3">{t('room.needsDisk')}</Text>}
        {why === 'wrong-origin' && <Text c="orange.3">{t('room.wrongOrigin')}</Text>}
      </Stack>
    </Center>
  );
};

/** The tab in the browser says whether we are on air, for those who have many. */
const useTabTitle = () => {
  const { t } = useTranslation();
  const kind = useLineState(({ view }) => (view?.onAir ? view.activation?.kind : undefined));
  useEffect(() => {
    document.title = kind ? `${t(`activation.${kind}`)} · Cuecart` : 'Cuecart';
  }, [kind, t]);
};

/** Whoever opens a used link while they are in is told so, and stays in. */
const useToldOfLink = (refused: string | undefined, name: string | undefined) => {
  const { t } = useTranslation();
  useEffect(() => {
    if (refused === undefined || name === undefined) return;
    notifications.show({ id: 'link', color: 'orange', title: refused, message: t('hands.stillIn', { name }), autoClose: 10_000 });
  }, [refused, name, t]);
};

/** @param refused why the link in the address did not open the door */
export const Room = ({ refused }: { refused?: string | undefined }) => {
  const status = useLineState((state) => state.status);
  const isIn = useLineState(({ me, view }) => me !== null && view !== null);
  const why = useLineState(({ refusedBecause }) => refusedBecause);
  useTabTitle();
  const name = useLineState(({ me, view }) => (view ? me?.name : undefined));
  useToldOfLink(refused, name);
  if (status === 'signed-out') return <SignInPage key={refused} trouble={refused} />;
  if (!isIn) return <Waiting why={why} />;
  return (
    <div className={styles.room}>
      <DeskMemoryProvider>
        <ImportDesk>
          <KeyDesk>
            <NoiseHere>
              <RehearsalBar />
              <StatusLine />
              <Banners />
              <ChairTaken />
              <Desk />
            </NoiseHere>
          </KeyDesk>
        </ImportDesk>
      </DeskMemoryProvider>
    </div>
  );
};
