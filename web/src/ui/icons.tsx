// Small line drawings; decoration beside words, so hidden from screen readers.
const PATHS = {
  warning: 'M12 3.500 21.500 20h-19ZM12 10v4.500M12 17.200v.3',
  info: 'M12 2.500a9.500 9.500 0 1 0 0 19 9.500 9.500 0 0 0 0-19ZM12 11v5.500M12 7.500v.3',
  good: 'M12 2.500a9.500 9.500 0 1 0 0 19 9.500 9.500 0 0 0 0-19ZM7.500 12.300l3 3 6-6',
  lock: 'M5.500 10.500h13v10h-13ZM8.500 10.500V7a3.500 3.500 0 0 1 7 0v3.500M12 14.500v2.500',
  moon: 'M20 14.500A8.500 8.500 0 0 1 9.500 4 8.500 8.500 0 1 0 20 14.500Z',
  sun: 'M12 7.500a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9ZM12 2v2M12 20v2M2 12h2M20 12h2M4.900 4.900l1.400 1.400M17.700 17.700l1.400 1.400M4.900 19.100l1.400-1.400M17.700 6.300l1.400-1.400',
  phone: 'M6 3h3.500l1.500 5-2.500 1.500a12 12 0 0 0 6 6L16 13l5 1.500V18a3 3 0 0 1-3.200 3A16 16 0 0 1 3 6.200 3 3 0 0 1 6 3Z',
  arrow: 'M5 12h14M13 6l6 6-6 6',
  back: 'M19 12H5M11 6l-6 6 6 6',
  clock: 'M12 2.500a9.500 9.500 0 1 0 0 19 9.500 9.500 0 0 0 0-19ZM12 7v5.500l3.500 2',
  person: 'M12 3.500a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4 21c.5-4.500 3.500-7 8-7s7.500 2.500 8 7',
  question: 'M12 2.500a9.500 9.500 0 1 0 0 19 9.500 9.500 0 0 0 0-19ZM9.500 9.500a2.500 2.500 0 1 1 3.600 2.200c-.8.500-1.100 1-1.100 2M12 17v.3',
} as const;
export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

export function Shield() {
  return (
    <svg class="shield" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path class="shield-edge" d="M16 3 5.500 7v8.200c0 6.600 4.400 11 10.500 13.300 6.100-2.300 10.500-6.700 10.500-13.300V7Z" />
      <path class="shield-tick" d="m11 15.500 3.700 3.700 6.800-7" />
    </svg>
  );
}
