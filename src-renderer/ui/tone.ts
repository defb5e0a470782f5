/** What a colour says, wherever it is used. */
export type Tone = "plain" | "accent" | "good" | "warn" | "bad";
