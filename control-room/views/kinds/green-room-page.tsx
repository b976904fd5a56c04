/** The room where guests wait: the order of the evening, who is on, who is next, and in how many minutes each is due. */
import './green-room.css';
import type { CSSProperties } from 'react';
import type { GreenRoomView } from '../../../server/contract/watch.ts';
import { clockText } from '../../pieces/format.ts';
import { useText } from '../../pieces/use-text.ts';
import { useNowAt } from '../use-watch.tsx';
import { TimeOfDay } from './clocks.tsx';

type Guest = GreenRoomView['guests'][number];

/** A wall scrolls for nobody: as many rows fit as the evening has guests, up to a dozen. */
const [fewest, most] = [6, 12];

const Due = ({ guest, zone }: { guest: Guest; zone: string }) => {
  const { t } = useText();
  const now = useNowAt(guest.expectedAt ?? 0);
  if (guest.state === 'on') return <span className="tag onAir">{t('view.guestOn')}</span>;
  if (guest.state === 'done') return <span className="dimmed">{t('view.guestDone')}</span>;
  if (guest.expectedAt === null || now === null) return <span className="dimmed">{t('view.guestUnknown')}</span>;
  const minutes = Math.max(0, Math.ceil((guest.expectedAt - now) / 60_000));
  return (
    <span className="due">
      <strong className="figure">{minutes === 0 ? t('view.dueNow') : t('view.dueIn', { minutes })}</strong>
      <span className="label figure">{clockText(guest.expectedAt, zone, true)}</span>
    </span>
  );
};

export const GreenRoomPage = ({ view }: { view: GreenRoomView }) => {
  const { t, text } = useText();
  return (
    <div className="greenRoom">
      <div className="greenTop">
        <h1>{view.title ? text(view.title) : t('status.noEpisode')}</h1>
        <p className="roomClock">
          {view.isOnAir && <span className="tag onAir">{t('caller.onAir')}</span>} <TimeOfDay zone={view.zone} short />
        </p>
      </div>
      {view.guests.length > 0 && (
        <ol className="guests" style={{ '--rows': Math.max(fewest, Math.min(most, view.guests.length)) } as CSSProperties}>
          {view.guests.map((guest, index) => (
            <li key={guest.id} className={guest.state} data-guest={guest.id}>
              <span className="place figure">{index + 1}</span>
              <span className="grow">
                <strong>{text(guest.name)}</strong> {guest.state === 'next' && <span className="tag isNextTag">{t('caller.next')}</span>}
                <span className="label">
                  {text(guest.title)} · {text(guest.province)}
                </span>
              </span>
              <Due guest={guest} zone={view.zone} />
            </li>
          ))}
        </ol>
      )}
      {view.guests.length === 0 && <p className="willCome">{t(view.title === null ? 'view.roomEmpty' : 'guest.none')}</p>}
    </div>
  );
};
