import type { ReactNode } from "react";
import type * as z from "zod/mini";
import { check } from "../../../src-shared/administration/check.ts";
import type { Finding } from "../../../src-shared/administration/finding.ts";
import type { Saved } from "../../../src-shared/administration/plan-asks.ts";
import type { PlannedList, RoutingPlan } from "../../../src-shared/administration/plan.ts";
import { type Use, usesOf } from "../../../src-shared/administration/uses.ts";
import type { Faults } from "./faults.ts";
import type { ThingSection } from "./drafts.ts";

export interface FormProps<Body> {
  readonly id: string;
  readonly value: Body;
  readonly onChange: (part: Partial<Body>) => void;
  readonly faults: Faults;
  readonly plan: RoutingPlan;
  /** Reads the plan anew, after what a form changes at once by itself. */
  readonly again: () => Promise<RoutingPlan | null>;
}

/** One kind of thing that is laid down: where it stands in the plan, what is wrong with it, how it is saved. */
export interface Kind<Body extends object> {
  readonly section: ThingSection;
  readonly schema: z.ZodMiniType<Body>;
  readonly things: (plan: RoutingPlan) => ReadonlyArray<{ readonly id: string; readonly body: Body }>;
  /** Something new; null where it has to be made elsewhere. */
  readonly blank: ((plan: RoutingPlan) => Body) | null;
  readonly nameOf: (id: string, body: Body, plan: RoutingPlan) => string;
  readonly detailOf: (body: Body, plan: RoutingPlan) => string;
  readonly findings: (plan: RoutingPlan, id: string, body: Body) => Finding[];
  readonly uses: (plan: RoutingPlan, id: string) => Use[];
  /** `expected` null: it is new. */
  readonly save: (id: string, to: Body, expected: Body | null) => Promise<Saved>;
  readonly remove: ((id: string, expected: Body) => Promise<Saved>) | null;
  readonly Form: (props: FormProps<Body>) => ReactNode;
}

type Thing<List extends PlannedList> = RoutingPlan[List][number];

/** What every list of the plan has in common. */
export function ofList<List extends PlannedList, Body extends { readonly name: string }>(
  list: List,
  schema: z.ZodMiniType<Body>,
): Pick<Kind<Body>, "schema" | "things" | "nameOf" | "findings" | "uses"> {
  return {
    schema,
    things: (plan) =>
      (plan[list] as ReadonlyArray<Thing<List>>).map((thing) => ({ id: thing.id, body: schema.parse(thing) })),
    nameOf: (_id, { name }) => name,
    findings(plan, id, body) {
      const thing = { ...body, id } as unknown as Thing<List>;
      const things = plan[list] as ReadonlyArray<Thing<List>>;
      const isNew = !things.some((one) => one.id === id);
      const after = {
        ...plan,
        [list]: isNew ? [...things, thing] : things.map((one) => (one.id === id ? thing : one)),
      };
      return check(after, list, thing);
    },
    uses: (plan, id) => usesOf(plan, list, id),
  };
}
