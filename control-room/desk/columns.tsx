/**
 * The columns of a desk and the pieces in them, with edges that are dragged, or moved by arrow keys (with Shift in large steps).
 * What is dragged is kept once it has come to rest.
 */
import { Splitter } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { type ReactNode, useEffect, useState } from 'react';
import { useText } from '../pieces/use-text.ts';
import styles from './columns.module.css';
import { type Column, type Layout, type Size, withHeights, withWidths } from './layout.ts';

type Props = {
  readonly layout: Layout;
  readonly keep: (layout: Layout) => void;
  readonly draw: (piece: string) => ReactNode;
};
type Pane = { readonly key: string; readonly size: Size; readonly content: ReactNode };

const keptAfter = 400;

/** Sizes while they are dragged; what is kept has the last word. */
const useSizes = (kept: readonly Size[], keep: (sizes: readonly Size[]) => void) => {
  const [dragged, setDragged] = useState<readonly Size[] | null>(null);
  const text = kept.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: new sizes, from wherever they come, end the drag
  useEffect(() => setDragged(null), [text]);
  const keepSoon = useDebouncedCallback(keep, { delay: keptAfter, flushOnUnmount: true });
  const onSizeChange = (sizes: Size[]) => {
    setDragged(sizes);
    keepSoon(sizes);
  };
  return { sizes: [...(dragged?.length === kept.length ? dragged : kept)], onSizeChange };
};

type SplitProps = { readonly panes: readonly Pane[]; readonly isDown?: boolean; readonly onSizes: (sizes: readonly Size[]) => void };

const Split = ({ panes, isDown = false, onSizes }: SplitProps) => {
  const { t } = useText();
  const { sizes, onSizeChange } = useSizes(
    panes.map(({ size }) => size),
    onSizes,
  );
  return (
    <Splitter
      className={styles.split}
      classNames={{ pane: styles.pane, handle: styles.handle, thumb: styles.thumb }}
      orientation={isDown ? 'vertical' : 'horizontal'}
      lineSize={8}
      sizes={sizes as Size[]}
      onSizeChange={onSizeChange as (sizes: (Size | `${number}%` | `${number}rem`)[]) => void}
      attributes={{ handle: { 'aria-label': t(isDown ? 'layout.height' : 'layout.width'), title: t('layout.edgeHelp') } }}
    >
      {panes.map(({ key, size, content }) => (
        <Splitter.Pane key={key} defaultSize={size} min={isDown ? 12 : '240px'}>
          {content}
        </Splitter.Pane>
      ))}
    </Splitter>
  );
};

/** Shares of a hundred, as the panes of one column count. */
const shares = (column: Column): readonly number[] => {
  const sizes = column.slots.map(({ size }) => (typeof size === 'number' ? size : 1));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map((size) => (size / all) * 100);
};

export const Columns = ({ layout, keep, draw }: Props) => {
  const stack = (column: Column, at: number): ReactNode => {
    const [only, ...others] = column.slots;
    if (only && others.length === 0) return draw(only.panel);
    const heights = shares(column);
    const panes = column.slots.map(({ panel }, n) => ({ key: panel, size: heights[n] ?? 1, content: draw(panel) }));
    return (
      <Split key={panes.map(({ key }) => key).join(' ')} panes={panes} isDown onSizes={(sizes) => keep(withHeights(layout, at, sizes))} />
    );
  };
  const [only, ...others] = layout;
  if (only && others.length === 0) return <div className={styles.split}>{stack(only, 0)}</div>;
  const panes = layout.map((column, at) => ({
    key: column.slots.map(({ panel }) => panel).join(' '),
    size: column.size,
    content: stack(column, at),
  }));
  return <Split key={panes.length} panes={panes} onSizes={(sizes) => keep(withWidths(layout, sizes))} />;
};
