/** Mantine as this room has it: our theme, and names in the room's language for the parts that have none of their own. */
import { MantineProvider, Menu, Modal, mergeThemeOverrides, Notification } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { theme } from './theme.ts';
import { SpokenHere } from './words/spoken.tsx';

export const Themed = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslation();
  const close = t('dialog.close');
  const named = useMemo(() => {
    const closeButtonProps = { 'aria-label': close };
    const components = {
      Modal: Modal.extend({ defaultProps: { closeButtonProps } }),
      Notification: Notification.extend({ defaultProps: { closeButtonProps } }),
      // The focus goes to the first deed; a placeholder for it is no part of a menu.
      Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    };
    return mergeThemeOverrides(theme, { components });
  }, [close]);
  return (
    <MantineProvider theme={named} forceColorScheme="dark">
      <SpokenHere>{children}</SpokenHere>
    </MantineProvider>
  );
};
