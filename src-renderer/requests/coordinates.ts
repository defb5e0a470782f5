import type { Location } from "../../src-shared/requests/model.ts";
import { language } from "../text/text.ts";

/** For people to copy into a map: latitude, longitude, in degrees with five digits, about a metre. */
export function coordinatesOf({ latitude, longitude }: Location): string {
  return `${degrees(latitude)}, ${degrees(longitude)}`;
}

/** Never "-0.00000". */
function degrees(value: number): string {
  return (Math.round(value * 1e5) / 1e5 || 0).toFixed(5);
}

/** The radius in which it is sure, rounded up so that it never promises more than the browser did. */
export function accuracyOf({ accuracy }: Location): string {
  const isFar = accuracy >= 1000;
  const value = isFar ? Math.ceil(accuracy / 100) / 10 : Math.ceil(accuracy);
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit: isFar ? "kilometer" : "meter",
    maximumFractionDigits: 1,
  }).format(value);
}
