import english from "../../assets/locales/en/widget-appointments.json" with { type: "json" };
import type { Fault } from "../../src-shared/rpc/fault.ts";
import type { Values } from "./format.ts";
import { partTexts } from "./part-texts.ts";
import { faultText, language } from "./text.ts";

const texts = partTexts(english, {
  fi: () => import("../../assets/locales/fi/widget-appointments.json"),
  fr: () => import("../../assets/locales/fr/widget-appointments.json"),
  de: () => import("../../assets/locales/de/widget-appointments.json"),
  ru: () => import("../../assets/locales/ru/widget-appointments.json"),
});

/** The sentences of appointments, which load with them. */
export function appointmentText(id: keyof typeof english, values: Values = {}): string {
  return texts.write(id, values);
}

export function appointmentFault(fault: Fault): string {
  const id = `fault.${fault.reason}`;
  return texts.has(id) ? appointmentText(id, fault.values) : faultText(fault);
}

/** By the clock of this browser, as is the appointment's zone. */
export function whenText(at: number): string {
  return new Intl.DateTimeFormat(language(), { dateStyle: "full", timeStyle: "short" }).format(at);
}

/** `2 days`, `3:12:07`, `9:59`: as long as it is. */
export function leftText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const days = Math.floor(seconds / 86_400);
  if (days > 0) return appointmentText("days", { count: days });
  const two = (number: number) => String(number).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
}
