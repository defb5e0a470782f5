const shapes = {
  waiting: "M12 12h.01",
  running: "M12 3a9 9 0 1 0 9 9",
  good: "M5 12.5l4.5 4.5L19 7.5",
  poor: "M12 4v10 M12 19h.01",
  bad: "M6 6l12 12 M18 6 6 18",
  skipped: "M6 12h12",
} as const;

/** The state as a drawing beside its word: never by colour alone. */
export function StateSign({ state }: { state: keyof typeof shapes }) {
  return (
    <svg class={`sign ${state}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={shapes[state]} />
    </svg>
  );
}
