import type { Permission } from "../../src-shared/accounts/permissions.ts";
import { isPermitted } from "../accounts/may.ts";
import type { DeskStore } from "../store.ts";
import type { Part } from "./kept.ts";

const needs: Record<Part, Permission> = {
  agents: "Supervision > Live > View",
  queues: "Supervision > Live > View",
  left: "LeftMessage > List > View",
  reports: "Survey > Figures > View",
  whatIf: "Routing > Replay > Run",
  audit: "Supervision > Audit > View",
};

/** The parts of the room that are there for who is signed in. */
export const partsHere = (state: DeskStore): Part[] =>
  (Object.keys(needs) as Part[]).filter((part) => isPermitted(state, needs[part]));
