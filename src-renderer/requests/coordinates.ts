import type { Location } from "../../src-shared/requests/model.ts";
import { language } from "../text/language.ts";

/** For people to copy into a map: latitude, longitude, in degrees with five digits, about a metre. */
export function coordinatesOf({ latitude, longitude }: Location): string {
  return `${degrees(latitude)}, ${degrees(longitude)}`;
}

/**
 * Where a map shows it, built from the numbers alone: nothing that a visitor could have written gets into it. As near as the
 * browser was sure.
 */
export function mapAddress({ latitude, longitude, accuracy }: Location): string {
  const [lat, lon] = [degrees(latitude), degrees(longitude)];
  const zoom = accuracy < 100 ? 17 : accuracy < 1_000 ? 14 : accuracy < 10_000 ? 11 : 8;
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=${zoom}/${lat}/${lon}`;
}

/** Never "-0.00000". */
function degrees(value: number): string {
  return (Math.round(value * 1e5) / 1e5 || 0).toFixed(5);
}

/** The radius in which it is sure, rounded up so that it never promises more than the browser did. */
export function accuracyOf({ accuracy }: Location): string {
  const isFar = accuracy >= 1000;
  const value = isFar ? Math.ceil(accuracy / 100) / 10 : Math.ceil(accuracy);
  return new Intl.NumberFormat(language(), {
    style: "unit",
    unit: isFar ? "kilometer" : "meter",
    maximumFractionDigits: 1,
  }).format(value);
}
