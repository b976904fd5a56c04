/** What a station may have: each kind of graphic and each category of products, given or withheld by one press. */

import { GraphicKind } from '../../../server/contract/show-file.ts';
import type { Excludable } from '../../../server/contract/station-commands.ts';
import type { StationRow } from '../../../server/contract/views.ts';
import { useView } from '../../line/use-line.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from './rules.module.css';

type Props = { readonly row: StationRow; readonly reason: string | undefined };
type OneProps = Props & { readonly what: Excludable; readonly name: string; readonly isGiven: boolean; readonly isByFile: boolean };

const One = ({ row, reason, what, name, isGiven, isByFile }: OneProps) => {
  const { t } = useText();
  const label = t(isGiven ? 'rules.withhold' : 'rules.allow', { what: name });
  const needs = !isGiven && isByFile && reason === undefined ? `${t('rules.byFile')}. ${t('rules.needsReason')}` : undefined;
  return (
    <CommandButton
      size="compact-xs"
      variant={isGiven ? 'default' : 'light'}
      color={isGiven ? 'gray' : 'orange'}
      label={isByFile ? `${label} (${t('rules.byFile')})` : label}
      notNow={needs}
      asks={{ type: 'station.exclude', stationId: row.id, what, excluded: isGiven, ...(reason === undefined ? {} : { reason }) }}
    >
      {isGiven ? '✓' : '✕'} {name}
      {isByFile && !isGiven ? ' *' : ''}
    </CommandButton>
  );
};

type Lists = { readonly categories?: readonly string[] | undefined; readonly withoutCategories?: readonly string[] | undefined };
const isIn = ({ categories, withoutCategories = [] }: Lists, one: string): boolean =>
  (categories === undefined || categories.includes(one)) && !withoutCategories.includes(one);

export const RulesMay = ({ row, reason }: Props) => {
  const { t } = useText();
  const { wares } = useView();
  const { settings = {}, excludes } = row;
  // Before anything of it was changed it is as the file has it.
  const written = settings.written ?? { ...settings, excludes };
  const categories = [
    ...new Set([...Object.values(wares.categories), ...(settings.categories ?? []), ...(settings.withoutCategories ?? [])]),
  ].toSorted();
  return (
    <>
      <section className={styles.part} aria-label={t('rules.graphics')}>
        <h3>
          {t('rules.graphics')} <small>{t('rules.legend')}</small>
        </h3>
        <div className={styles.many}>
          {GraphicKind.options.map((kind) => (
            <One
              key={kind}
              {...{ row, reason }}
              what={{ kind }}
              name={t(`graphicKind.${kind}`)}
              isGiven={!excludes.includes(kind)}
              isByFile={written.excludes.includes(kind)}
            />
          ))}
        </div>
      </section>
      <section className={styles.part} aria-label={t('rules.categories')}>
        <h3>{t('rules.categories')}</h3>
        {categories.length === 0 && <p>{t('rules.noCategories')}</p>}
        <div className={styles.many}>
          {categories.map((category) => (
            <One
              key={category}
              {...{ row, reason }}
              what={{ category }}
              name={category}
              isGiven={isIn(settings, category)}
              isByFile={!isIn(written, category)}
            />
          ))}
        </div>
      </section>
    </>
  );
};
