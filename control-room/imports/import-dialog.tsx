/** Bring a table in: choose it, say what its columns are, look at what it would change, accept. Nothing happens before that. */
import { Alert, Anchor, Button, Group, Loader, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Dialog } from '../pieces/dialog.tsx';
import { useText } from '../pieces/use-text.ts';
import { sayingText } from '../words/say-it.ts';
import { serverWords } from '../words/server-words.ts';
import { ChooseSource } from './choose-source.tsx';
import styles from './imports.module.css';
import { MapColumns } from './map-columns.tsx';
import { ShowPreview } from './show-preview.tsx';
import { type Importing, useImport } from './use-import.ts';

const known = new Set(
  [
    'not-a-table',
    'old-excel',
    'too-big-inside',
    'too-many-rows',
    'no-rows',
    'broken',
    'too-large',
    'no-plan',
    'encoding',
    'unclosed-quote',
    'has-problems',
    'unreachable',
    'failed',
  ].concat(['stale', 'not-allowed', 'busy']),
);

const TroubleText = ({ trouble }: Pick<Importing, 'trouble'>) => {
  const { t, language } = useText();
  if (!trouble) return null;
  const { code, message, said, line } = trouble;
  const why = said ? sayingText(said, language, null) : serverWords(message, language);
  const word = known.has(code) ? t(`imports.trouble.${code as 'unclosed-quote'}`, { line, message: why }) : why;
  return (
    <Alert color="orange" role="alert" p="xs">
      {code === 'stale' || code === 'busy' ? `${word} (${why})` : word}
    </Alert>
  );
};

const Exports = () => {
  const { t } = useText();
  return (
    <Text size="sm">
      {t('imports.export')}:{' '}
      {(['rundown', 'products'] as const).map((subject) => (
        <span key={subject} className={styles.exports}>
          {t(`imports.subject_${subject}`)}{' '}
          {(['xlsx', 'csv'] as const).map((as) => (
            <Anchor
              key={as}
              href={`/operators/exports/${subject}.${as}`}
              download
              aria-label={`${t('imports.export')}: ${t(`imports.subject_${subject}`)} ${as}`}
            >
              {as.toUpperCase()}
            </Anchor>
          ))}
        </span>
      ))}
    </Text>
  );
};

/** Why it cannot be accepted now; undefined when it can. */
const useHindrance = ({ preview, isAsking }: Importing): string | undefined => {
  const { t } = useText();
  if (!preview || isAsking) return t('imports.nothingChosen');
  if (preview.problems.length > 0) return t('imports.mendFirst');
  const { added, changed, moved, removed } = preview.tally;
  return added + changed + moved + removed === 0 && !preview.rows.some((row) => row.moved) ? t('imports.noDifference') : undefined;
};

export const ImportDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useText();
  const importing = useImport();
  const { preview, isAsking, source, accept } = importing;
  const hindrance = useHindrance(importing);
  const done = async () => {
    if (!(await accept())) return;
    notifications.show({ color: 'green', title: t('imports.title'), message: t('imports.done', { name: source?.name ?? '' }) });
    onClose();
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('imports.title')}
      size={1080}
      centered
      yOffset="5dvh"
      closeButtonProps={{ 'aria-label': t('dialog.cancel') }}
    >
      <div className={styles.body}>
        <ChooseSource {...importing} />
        <TroubleText {...importing} />
        {isAsking && <Loader size="sm" aria-label={t('imports.reading')} />}
        {preview && (
          <>
            <MapColumns {...importing} preview={preview} />
            <ShowPreview {...importing} preview={preview} />
          </>
        )}
      </div>
      <Group justify="space-between" className={styles.foot}>
        <Exports />
        <Group gap="sm">
          {preview && hindrance && (
            <Text size="sm" c="dimmed" id="import-hindrance">
              {hindrance}
            </Text>
          )}
          <Button variant="default" onClick={onClose}>
            {t('dialog.cancel')}
          </Button>
          <Button
            disabled={hindrance !== undefined}
            loading={isAsking && preview !== null}
            aria-describedby={preview && hindrance ? 'import-hindrance' : undefined}
            onClick={() => void done()}
          >
            {t('imports.accept')}
          </Button>
        </Group>
      </Group>
    </Dialog>
  );
};
