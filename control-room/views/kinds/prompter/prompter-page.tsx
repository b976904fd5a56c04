/**
 * The prompter: notes and hosts' lines in running order, rolled by this screen's wheel, keys or pedal, or led by the show's takes.
 *
 * Space runs and stops; arrows and pedals (PageUp, PageDown) make it faster and slower; the wheel too while it runs.
 */
import './prompter.css';
import { useLocalStorage } from '@mantine/hooks';
import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from 'react';
import type { PrompterView } from '../../../../server/contract/watch.ts';
import { useText } from '../../../pieces/use-text.ts';
import { Left } from '../clocks.tsx';
import { faster, slower } from './keep-place.ts';
import { useRoll } from './use-roll.ts';

const sizes = [32, 40, 48, 56, 64, 76, 88, 104, 120];
const firstSpeed = 60;

const Key = ({ onPress, label, pressed, children }: { onPress: () => void; label: string; pressed?: boolean; children: ReactNode }) => (
  <button
    type="button"
    aria-label={label}
    title={label}
    aria-pressed={pressed}
    onClick={(event) => {
      onPress();
      // The pedal's next press is for the text, not for this button again.
      event.currentTarget.blur();
    }}
  >
    {children}
  </button>
);

const useKept = <T,>(key: string, defaultValue: T) =>
  useLocalStorage<T>({ key: `cuecart.prompter.${key}`, defaultValue, getInitialValueInEffect: false });

type Deeds = { readonly run: () => void; readonly speedUp: () => void; readonly slowDown: () => void };

/** Keys of a keyboard and of a pedal, unless a list has the focus. */
const useKeys = ({ run, speedUp, slowDown }: Deeds) => {
  useEffect(() => {
    const deeds: Readonly<Record<string, () => void>> = {
      ...{ ' ': run, ArrowDown: speedUp, PageDown: speedUp, ArrowUp: slowDown, PageUp: slowDown },
    };
    const onKey = (event: KeyboardEvent) => {
      const isElsewhere = event.target instanceof HTMLSelectElement || (event.target instanceof HTMLButtonElement && event.key === ' ');
      const deed = isElsewhere || event.repeat ? undefined : deeds[event.key];
      if (!deed) return;
      event.preventDefault();
      deed();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [run, speedUp, slowDown]);
};

const Item = ({ item: { id, title, state, notes, lines } }: { item: PrompterView['items'][number] }) => {
  const { t, text } = useText();
  return (
    <article data-place={id} className={state}>
      <h2>
        {state === 'on-air' && <span className="tag onAir">{t('caller.onAir')}</span>}{' '}
        {state === 'next' && <span className="tag isNextTag">{t('caller.next')}</span>} {text(title)}
      </h2>
      {notes && <p className="notes">{text(notes)}</p>}
      {lines.map((line) => (
        <p key={text(line)}>{text(line)}</p>
      ))}
    </article>
  );
};

export const PrompterPage = ({ view }: { view: PrompterView }) => {
  const { t, text, language } = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const [size, setSize] = useKept('size', window.innerWidth < 600 ? 40 : 64);
  const [isMirrored, setMirrored] = useKept('mirror', false);
  const [leads, setLeads] = useKept<'hand' | 'show'>('leads', 'hand');
  const [speed, setSpeed] = useState(firstSpeed);
  const [runs, setRuns] = useState(false);
  const written = JSON.stringify(view.items.map(({ id, title, notes, lines }) => [id, text(title), notes && text(notes), lines.map(text)]));
  const roll = useRoll(scroller, runs ? speed : 0, size, `${language} ${written}`);

  const run = () => setRuns((before) => !before);
  const speedUp = () => setSpeed(faster);
  const slowDown = () => setSpeed(slower);
  useKeys({ run, speedUp, slowDown });
  useEffect(() => {
    const box = scroller.current;
    if (!box || !runs) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      setSpeed(event.deltaY > 0 ? faster : slower);
    };
    box.addEventListener('wheel', onWheel, { passive: false });
    return () => box.removeEventListener('wheel', onWheel);
  }, [runs]);

  const onAir = view.items.find(({ state }) => state === 'on-air')?.id;
  const { jumpTo } = roll;
  useEffect(() => {
    if (leads === 'show' && onAir !== undefined) jumpTo(onAir);
  }, [leads, onAir, jumpTo]);

  const resize = (by: number) => setSize((now) => sizes[Math.max(0, Math.min(sizes.length - 1, sizes.indexOf(now) + by))] ?? 64);
  return (
    <div className="prompter">
      <div className="glass" style={{ '--letters': `${size}px` } as CSSProperties}>
        {/** biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be in reach of the keyboard */}
        <section className="roll" ref={scroller} tabIndex={0} aria-label={t('view.script')}>
          <div className={isMirrored ? 'mirrored' : ''} data-testid="script">
            {view.items.map((item) => (
              <Item key={item.id} item={item} />
            ))}
            {view.items.length === 0 && <p className="willCome">{t('view.scriptEmpty')}</p>}
          </div>
        </section>
        <span className="eye" aria-hidden="true">
          ▶
        </span>
      </div>
      <div className="prompterBar">
        <Left view={view} />
        <Key onPress={run} label={t(runs ? 'view.stop' : 'view.run')} pressed={runs}>
          {runs ? '■' : '▶'}
        </Key>
        <Key onPress={slowDown} label={t('view.slower')}>
          −
        </Key>
        <span className="figure" data-testid="speed">
          {t('view.speed', { speed: speed / 20 })}
        </span>
        <Key onPress={speedUp} label={t('view.faster')}>
          +
        </Key>
        <Key onPress={() => resize(-1)} label={`A−: ${t('view.smaller')}`}>
          A−
        </Key>
        <Key onPress={() => resize(1)} label={`A+: ${t('view.larger')}`}>
          A+
        </Key>
        <Key onPress={() => setMirrored(!isMirrored)} label={t('view.mirror')} pressed={isMirrored}>
          ⇋
        </Key>
        <select aria-label={t('view.jump')} value="" onChange={(event) => jumpTo(event.currentTarget.value)}>
          <option value="">{t('view.jump')}</option>
          {view.items.map(({ id, title }) => (
            <option key={id} value={id}>
              {text(title)}
            </option>
          ))}
        </select>
        <select
          aria-label={t('view.leads')}
          value={leads}
          onChange={(event) => setLeads(event.currentTarget.value === 'show' ? 'show' : 'hand')}
        >
          <option value="hand">{t('view.leadsHand')}</option>
          <option value="show">{t('view.leadsShow')}</option>
        </select>
      </div>
    </div>
  );
};
