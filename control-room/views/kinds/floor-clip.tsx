/** The clip that runs, for the floor: what is left of it, and its out-words, large once they are due. */
import './floor-clip.css';
import type { FloorView } from '../../../server/contract/watch.ts';
import { areOutWordsDue, clipLeftAt } from '../../pieces/clip-left.ts';
import { lengthText } from '../../pieces/format.ts';
import { useText } from '../../pieces/use-text.ts';
import { OldWord } from '../old-word.tsx';
import { useNowAt } from '../use-watch.tsx';

type Clip = NonNullable<FloorView['clip']>;

export const ClipLine = ({ view, clip: { title, endsAt, outWords, by } }: { view: FloorView; clip: Clip }) => {
  const { t, text } = useText();
  const now = useNowAt(endsAt);
  const left = now === null ? null : clipLeftAt(endsAt, now);
  const isDue = left !== null && areOutWordsDue(left);
  return (
    <section className={`floorClip ${isDue ? 'outDue' : ''}`} aria-label={t('clip.title')} data-testid="clip">
      <p>
        <span className="tag">{t('clip.title')}</span> {text(title)} <span className="dimmed">{t(`clip.by.${by}`)}</span>{' '}
        {by === 'switcher' && <OldWord of="switcher" at={view.switcherAt} asOf={view.at} />}
      </p>
      <p className="clipClock">
        <span className="figure">{left === null ? '–' : lengthText(left)}</span>
        <span className="outWords">{outWords ?? t('clip.noOutWords')}</span>
      </p>
    </section>
  );
};
