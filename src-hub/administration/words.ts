import { CodeBody, GroupBody, SkillBody } from "../../src-shared/administration/plan.ts";
import { tellCodes } from "../presence/codes.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { type Keeper, nobody } from "./kept.ts";

// What is little more than a name.

export const skillKeeper: Keeper<"skills"> = {
  list: "skills",
  noun: "skill",
  body: SkillBody,
  exists: (tx, id) => tx.db.selectFrom("skill").select("id").where("id", "=", id).executeTakeFirst(),
  insert: (tx, skill) => tx.db.insertInto("skill").values(skill).execute(),
  update: (tx, { id, name }) => tx.db.updateTable("skill").set({ name }).where("id", "=", id).execute(),
  remove: (tx, id) => tx.db.deleteFrom("skill").where("id", "=", id).execute(),
  async free(tx, id) {
    const rows = await tx.db.selectFrom("wait").select("needs").where("state", "in", ["waiting", "offered"]).execute();
    const count = rows.filter(({ needs }) => needs.includes(id)).length;
    if (count > 0) throw refuse("conflict", "waited-for", { values: { count } });
  },
  told: async () => nobody,
};

export const groupKeeper: Keeper<"groups"> = {
  list: "groups",
  noun: "group",
  body: GroupBody,
  exists: (tx, id) => tx.db.selectFrom("agent_group").select("id").where("id", "=", id).executeTakeFirst(),
  insert: (tx, group) => tx.db.insertInto("agent_group").values(group).execute(),
  update: (tx, { id, name }) => tx.db.updateTable("agent_group").set({ name }).where("id", "=", id).execute(),
  remove: (tx, id) => tx.db.deleteFrom("agent_group").where("id", "=", id).execute(),
  async free(tx, id) {
    const { count } = await tx.db
      .selectFrom("wait")
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .where("grp", "=", id)
      .where("state", "in", ["waiting", "offered"])
      .executeTakeFirstOrThrow();
    if (count > 0) throw refuse("conflict", "waited-for", { values: { count } });
  },
  told: async () => nobody,
};

/** Auxiliary codes: the house's own words for being away. Who has a removed one keeps it until he chooses another. */
export const codeKeeper: Keeper<"codes"> = {
  list: "codes",
  noun: "code",
  body: CodeBody,
  exists: (tx, id) => tx.db.selectFrom("state_code").select("id").where("id", "=", id).executeTakeFirst(),
  insert: (tx, code) => tx.db.insertInto("state_code").values(code).execute(),
  update: (tx, { id, name, state }) =>
    tx.db.updateTable("state_code").set({ name, state }).where("id", "=", id).execute(),
  remove: (tx, id) => tx.db.updateTable("state_code").set({ removed: 1 }).where("id", "=", id).execute(),
  async told(tx) {
    await tellCodes(tx);
    return nobody;
  },
};
