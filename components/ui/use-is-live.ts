import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Whether the page has come to life: until then nothing must promise what only a script can do. */
export const useIsLive = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
