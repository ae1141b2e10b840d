import { useSyncExternalStore } from 'react'

const narrow = window.matchMedia('screen and (max-width: 767px)')

/** Phones get cards where desks get tables. */
export const usePhone = (): boolean =>
  useSyncExternalStore(
    (hear) => {
      narrow.addEventListener('change', hear)
      return () => narrow.removeEventListener('change', hear)
    },
    () => narrow.matches,
  )
