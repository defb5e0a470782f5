import type { RequestFailure } from "../../src-shared/requests/model.ts";
import { failed, type Outcome } from "./requests.ts";

const within = 20_000;

/** Where the visitor is, once; the browser asks him itself. */
export function findLocation(): Promise<Outcome> {
  if (!("geolocation" in navigator)) return Promise.resolve(failed("unsupported"));
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) =>
        resolve({ outcome: "granted", location: { latitude, longitude, accuracy } }),
      ({ code }) => resolve(failed(locationFailure(code))),
      { enableHighAccuracy: true, timeout: within, maximumAge: 0 },
    );
  });
}

/** The codes of `GeolocationPositionError`: refused, no position to be had, too slow. */
export function locationFailure(code: number): RequestFailure {
  if (code === 1) return "blocked";
  return code === 2 ? "missing" : "failed";
}
