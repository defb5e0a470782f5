import texts from "../assets/locales/en/hub.json" with { type: "json" };

export type HubText = keyof typeof texts;

/** A text that the hub itself writes, in letters and transcripts; `{name}` stands for a value. */
export function text(id: HubText, values: Readonly<Record<string, string | number>> = {}): string {
  // A value that holds `{other}` stays as it is: each place is filled once.
  return texts[id].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
