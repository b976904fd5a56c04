/** Whether there is room for two columns of panels. */
import { useMediaQuery } from '@mantine/hooks';

export const useIsWide = (): boolean => useMediaQuery('(min-width: 1700px)', undefined, { getInitialValueInEffect: false });
