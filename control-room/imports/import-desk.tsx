/** Opens the import dialog from wherever it is asked for: the rundown's head, the palette. */
import { useDisclosure } from '@mantine/hooks';
import { createContext, type ReactNode, useContext } from 'react';
import { useMay } from '../line/use-command.ts';
import { ImportDialog } from './import-dialog.tsx';

const OpenContext = createContext<(() => void) | null>(null);

/** Null for those who may not edit the plan. */
export const useOpenImport = () => useContext(OpenContext);

export const ImportDesk = ({ children }: { children: ReactNode }) => {
  const [isOpen, dialog] = useDisclosure(false);
  const may = useMay('plan.import');
  return (
    <OpenContext value={may ? dialog.open : null}>
      {children}
      {isOpen && may && <ImportDialog onClose={dialog.close} />}
    </OpenContext>
  );
};
