import * as z from "zod/mini";
import { plainWrapUp, WrapUpField, type WrapUpRules } from "../wrap-up/model.ts";

/** One thing that staff write of a visitor: kept for all of his conversations. */
export const VisitorField = z.omit(WrapUpField, { required: true });
export type VisitorField = z.infer<typeof VisitorField>;

/** When who the visitor is in other systems is opened: as soon as somebody has accepted, or when it is asked for. */
export const popTimes = ["accept", "hand"] as const;

/** What the house lays down for what stands beside a conversation. */
export const PanelRules = z.object({
  fields: z._default(z.array(VisitorField).check(z.maxLength(30)), []),
  pop: z._default(z.enum(popTimes), "accept"),
});
export type PanelRules = z.infer<typeof PanelRules>;
export const plainPanel: PanelRules = PanelRules.parse({});

export const FieldValue = z.union([z.string().check(z.maxLength(2000, "text-too-long")), z.number(), z.boolean()]);
export type FieldValue = z.infer<typeof FieldValue>;

/** The fields as those of a wrap-up in which everything may be empty: the same kinds, and the same reading of what is typed. */
export const asWrapUp = (fields: readonly VisitorField[]): WrapUpRules => ({
  ...plainWrapUp,
  mode: "optional",
  fields: fields.map((field) => ({ ...field, required: false })),
});

/** What is wrong with a list of fields: two of one key, or a choice without choices. */
export function faultInFields(fields: readonly VisitorField[]): "field-key-taken" | "choices-missing" | undefined {
  if (new Set(fields.map(({ key }) => key)).size < fields.length) return "field-key-taken";
  return fields.some(({ kind, choices }) => kind === "choice" && choices.length === 0) ? "choices-missing" : undefined;
}
