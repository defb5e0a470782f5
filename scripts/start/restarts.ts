/** How many times within `restartWindow` a part may be started again before the house gives up. */
export const mostRestarts = 5;
export const restartWindow = 60_000;
const firstRest = 100;

/** What a supervised part is doing. `restarts` holds the times (ms, monotonic) of its restarts within the window. */
export type PartState =
  /** Started for the first time and not yet useful: dying now is an error of its set-up, not an accident. */
  | { readonly phase: "opening" }
  | { readonly phase: "starting"; readonly restarts: readonly number[] }
  | { readonly phase: "ready"; readonly restarts: readonly number[] }
  | { readonly phase: "resting"; readonly restarts: readonly number[] }
  | { readonly phase: "stopping" }
  | { readonly phase: "over" };

/** `closed`: it ended by itself and on purpose, as a desk does whose window was closed. */
export type Happening = "became-ready" | "died" | "closed" | "rested" | "stop";

export type Command =
  | { readonly do: "nothing" }
  | { readonly do: "start" }
  /** Start again after so many milliseconds. */
  | { readonly do: "rest"; readonly ms: number }
  | { readonly do: "end" }
  | { readonly do: "finish" }
  | { readonly do: "give-up"; readonly because: "never-ready" | "too-often" };

const nothing: Command = { do: "nothing" };

/** The restart policy of one part, as a table: what happened at `now` leads to a new state and one thing to do. */
export function next(state: PartState, happening: Happening, now: number): [PartState, Command] {
  if (state.phase === "over") return [state, nothing];
  if (state.phase === "stopping")
    return happening === "died" || happening === "closed" ? [{ phase: "over" }, nothing] : [state, nothing];
  switch (happening) {
    case "stop":
      return state.phase === "resting" ? [{ phase: "over" }, nothing] : [{ phase: "stopping" }, { do: "end" }];
    case "became-ready":
      return [{ phase: "ready", restarts: "restarts" in state ? state.restarts : [] }, nothing];
    case "rested":
      if (state.phase !== "resting") return [state, nothing];
      return [{ phase: "starting", restarts: [...state.restarts, now] }, { do: "start" }];
    case "closed":
      return [{ phase: "over" }, { do: "finish" }];
    case "died": {
      if (state.phase === "opening") return [{ phase: "over" }, { do: "give-up", because: "never-ready" }];
      const restarts = state.restarts.filter((time) => now - time < restartWindow);
      if (restarts.length >= mostRestarts) return [{ phase: "over" }, { do: "give-up", because: "too-often" }];
      return [
        { phase: "resting", restarts },
        { do: "rest", ms: firstRest * 2 ** restarts.length },
      ];
    }
  }
}
