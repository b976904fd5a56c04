/** What stands around every view: its name, the language, LINE LOST, REHEARSAL; and nothing at all once the link is revoked. */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { WatchView } from '../../server/contract/watch.ts';
import { lengthText } from '../pieces/format.ts';
import { useText } from '../pieces/use-text.ts';
import { ClockPage } from './kinds/clock-page.tsx';
import { FloorPage } from './kinds/floor-page.tsx';
import { GreenRoomPage } from './kinds/green-room-page.tsx';
import { PresenterPage } from './kinds/presenter-page.tsx';
import { PrompterPage } from './kinds/prompter/prompter-page.tsx';
import { useNowAt, useWatchState } from './use-watch.tsx';

const Body = ({ view }: { view: WatchView }) => {
  switch (view.kind) {
    case 'presenter':
      return <PresenterPage view={view} />;
    case 'clock':
      return <ClockPage view={view} />;
    case 'floor':
      return <FloorPage view={view} />;
    case 'green-room':
      return <GreenRoomPage view={view} />;
    case 'prompter':
      return <PrompterPage view={view} />;
  }
};

const Lost = ({ at }: { at: number }) => {
  const { t } = useText();
  const now = useNowAt(at, true);
  return (
    <div className="lost">
      {/* The word alone: an age that counts is not read out every second. */}
      <strong role="alert">{t('view.lost')}</strong>
      <span>{t('view.lostExplain', { age: now === null ? '–' : lengthText((now - at) / 1000) })}</span>
    </div>
  );
};

const Language = () => {
  const { t, i18n } = useTranslation();
  const other = i18n.language === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      className="quiet"
      lang={other}
      aria-label={t('view.otherLanguage')}
      onClick={() => void i18n.changeLanguage(other)}
    >
      {other === 'zh' ? '中文' : 'EN'}
    </button>
  );
};

const Plain = ({ children }: { children: string }) => (
  <main className="plain">
    <p role="status">{children}</p>
  </main>
);

export const Watching = () => {
  const { t } = useText();
  const { status, hello, view, refusedBecause } = useWatchState();
  useEffect(() => {
    document.title = hello ? `${hello.name} · ${t(`viewKind.${hello.kind}`)}` : 'Cuecart';
  }, [hello, t]);
  if (status === 'revoked') return <Plain>{t('view.revoked')}</Plain>;
  if (!view) return <Plain>{refusedBecause === 'too-many' ? t('view.tooMany') : t('view.connecting')}</Plain>;
  const pretend = view.activation === null || view.activation === 'live' ? undefined : t(`activation.${view.activation}`);
  return (
    <div className="view" data-kind={view.kind} data-status={status} data-revision={view.revision}>
      {pretend && <p className="pretend">{[pretend, pretend, pretend].join(' · ')}</p>}
      {status === 'lost' && <Lost at={view.at} />}
      <header className="viewHead">
        <span>{hello ? `${t(`viewKind.${hello.kind}`)} · ${hello.name}` : ''}</span>
        <Language />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than the screen is scrolled by keys too */}
      <main className={status === 'open' ? 'body' : 'body old'} tabIndex={0}>
        <Body view={view} />
      </main>
    </div>
  );
};
