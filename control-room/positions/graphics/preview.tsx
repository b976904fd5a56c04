/** The real overlay page with what would come on, marked PREVIEW; under it the one button that puts just that on. */
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useView } from '../../line/use-line.tsx';
import { useOutputName } from '../../panels/graphics/graphic-words.ts';
import type { Previewed } from '../../panels/graphics/preview-button.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from './graphics.module.css';

/** What the page asks the server for; it stands in the #fragment, so that the page is never loaded anew. */
const askedIn = ({ type: _, ...asks }: Previewed, output: string): string =>
  new URLSearchParams({ output, ...Object.fromEntries(Object.entries(asks).map(([name, value]) => [name, String(value)])) }).toString();

const useOutputs = () => {
  const { t, text } = useText();
  const nameOf = useOutputName();
  const { stations, outputs } = useView();
  const own = outputs.filter(({ language }) => language !== undefined).flatMap((row) => row.outputs);
  return [
    { value: 'program', label: t('drawing.program') },
    { value: 'recording', label: t('drawing.recording') },
    // Of the clean output there is nothing to look at.
    ...own.filter((id) => !['program', 'recording', 'clean'].includes(id)).map((id) => ({ value: id, label: nameOf(id) })),
    ...stations.map(({ id, name }) => ({ value: id, label: text(name) })),
  ];
};

export const Preview = ({ asks }: { asks: Previewed | null }) => {
  const { t } = useText();
  const outputs = useOutputs();
  const [output, setOutput] = useState('program');
  const isUpdate = asks?.type === 'graphic.update';
  return (
    <>
      <div className={`${styles.frame} ${asks ? styles.previews : ''}`}>
        {asks ? (
          <iframe title={t('drawing.previewFrame')} src={`/overlay/preview/#${askedIn(asks, output)}`} tabIndex={-1} />
        ) : (
          <p className={styles.nothing}>{t('drawing.previewNothing')}</p>
        )}
      </div>
      <div className={styles.under}>
        <NativeSelect
          size="xs"
          classNames={{ root: styles.asOn }}
          label={t('drawing.output')}
          data={outputs}
          value={output}
          onChange={(event) => setOutput(event.currentTarget.value)}
        />
        {asks && (
          <CommandButton asks={asks} color="red.8" variant="filled" size="sm">
            {isUpdate ? t('drawing.changeNow') : t('drawing.putOnNow')}
          </CommandButton>
        )}
      </div>
    </>
  );
};
