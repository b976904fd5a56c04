/** Shows in the preview what a button would put on air. Stands only where there is a preview. */
import { ActionIcon } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { createContext, useContext } from 'react';
import type { Asking } from '../../line/show-line.ts';
import { useText } from '../../pieces/use-text.ts';

/** What can be looked at before it is on. */
export type Previewed = Extract<Asking, { type: 'graphic.on' | 'graphic.update' }>;
export const PreviewContext = createContext<((asks: Previewed) => void) | null>(null);

/** @param asks null while nothing is chosen */
export const PreviewButton = ({ asks, what }: { asks: Previewed | null; what: string }) => {
  const { t } = useText();
  const show = useContext(PreviewContext);
  if (!show) return null;
  const label = t('drawing.previewOf', { what });
  return (
    <ActionIcon variant="default" size={26} aria-label={label} title={label} disabled={asks === null} onClick={() => asks && show(asks)}>
      <IconEye size={16} aria-hidden />
    </ActionIcon>
  );
};
