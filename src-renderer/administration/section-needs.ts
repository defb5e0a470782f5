import type { Permission } from "../../src-shared/accounts/permissions.ts";
import { isPermitted } from "../accounts/may.ts";
import type { DeskStore } from "../store.ts";
import { type Section, sections } from "./kit/drafts.ts";

/** What one must be allowed to see a section; what is not there for him he does not see. */
const needs: Record<Section, Permission> = {
  setUp: "Administration > Accounts > Edit",
  accounts: "Administration > Accounts > Edit",
  roles: "Administration > Accounts > Edit",
  teams: "Administration > Accounts > Edit",
  signIn: "Administration > Sign-in > Edit",
  sites: "Administration > Sites > Edit",
  video: "Administration > Video > Edit",
  chats: "Administration > Plan > Edit",
  files: "Administration > Plan > Edit",
  surveys: "Administration > Plan > Edit",
  visitors: "Administration > Plan > Edit",
  identity: "Administration > Keys > Edit",
  requests: "Visitor > Data > Delete",
  canned: "Canned > Team > Edit",
  queues: "Administration > Plan > Edit",
  skills: "Administration > Plan > Edit",
  agents: "Administration > Plan > Edit",
  hours: "Administration > Plan > Edit",
  rules: "Administration > Plan > Edit",
  groups: "Administration > Plan > Edit",
  bots: "Administration > Plan > Edit",
  codes: "Administration > Plan > Edit",
  try: "Administration > Plan > Edit",
  webhooks: "Administration > Webhooks > Edit",
  keys: "Administration > Keys > Edit",
  connectors: "Administration > Webhooks > Edit",
  audit: "Administration > Audit > View",
};

/** One of these opens the room. */
export const sectionsNeed: readonly Permission[] = [...new Set(Object.values(needs))];

export const sectionsHere = (state: DeskStore): Section[] =>
  sections.filter((section) => isPermitted(state, needs[section]));
