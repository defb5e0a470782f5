import { CallIcon, type CallIconName } from "./call-icon.tsx";

interface ToggleProps {
  icon: CallIconName;
  name: string;
  on: boolean;
  press: (on: boolean) => void;
  /** What is on is nothing to be crossed out when it is off. */
  plain?: boolean;
  /** Why it does nothing now. */
  why?: string | undefined;
}

/** A round switch on the stage. Its name stays; `pressed` tells whether it is on. */
export function Toggle({ icon, name, on, press, plain = false, why }: ToggleProps) {
  return (
    <button
      type="button"
      class="control"
      aria-label={name}
      title={why ?? name}
      aria-pressed={on}
      aria-disabled={why !== undefined}
      data-off={!on && !plain}
      data-on={on && plain}
      onClick={() => why ?? press(!on)}
    >
      <CallIcon name={icon} off={!on && !plain} />
    </button>
  );
}
