/** So long must every sample be zero before it is said, in milliseconds: said within three seconds, and never for a pause. */
const silentFor = 2_500;

/** What one reading of a microphone says. */
export interface Reading {
  /** Whether it should be heard: on, open, and its clock running. */
  readonly isOn: boolean;
  /** Every sample of the reading is exactly zero. A quiet room is not: there is always a little noise. */
  readonly isZero: boolean;
  /** This machine's clock, milliseconds. */
  readonly now: number;
}

/** Watches a microphone that sends silence: a switch on the headset, or a program that has taken it. */
export interface SilenceWatch {
  /** Answers whether it is silent now. */
  readonly read: (reading: Reading) => boolean;
  /** Another device, or another permission: begins anew. */
  readonly reset: () => void;
}

export function silenceWatch(): SilenceWatch {
  let since: number | undefined;
  return {
    read({ isOn, isZero, now }) {
      if (!isOn || !isZero) since = undefined;
      else since ??= now;
      return since !== undefined && now - since >= silentFor;
    },
    reset() {
      since = undefined;
    },
  };
}
