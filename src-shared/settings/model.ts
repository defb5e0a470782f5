import * as z from "zod/mini";

/** What an agent chose for this workstation; kept by main, shown at once by a reloaded window. */
export const DeskSettings = z.object({
  theme: z.enum(["system", "light", "dark"]),
  /** Device ids of this origin, with the label to find the device again under another id. */
  camera: z.nullable(z.object({ id: z.string(), label: z.string() })),
  microphone: z.nullable(z.object({ id: z.string(), label: z.string() })),
  speaker: z.nullable(z.object({ id: z.string(), label: z.string() })),
  ringer: z.nullable(z.object({ id: z.string(), label: z.string() })),
  /** 0 to 1. */
  ringVolume: z.number().check(z.minimum(0), z.maximum(1)),
  stage: z.enum(["top", "left"]),
});
export type DeskSettings = z.infer<typeof DeskSettings>;

export const defaultSettings: DeskSettings = {
  theme: "system",
  camera: null,
  microphone: null,
  speaker: null,
  ringer: null,
  ringVolume: 0.8,
  stage: "top",
};
