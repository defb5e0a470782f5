import { permissionNames } from "../../src-shared/accounts/permissions.ts";
import type { AgentState } from "../../src-shared/contracts/agent-state.ts";
import type { ConversationView } from "../../src-shared/conversations/state.ts";
import type { DeskSnapshot } from "../../src-shared/contracts/desk.ts";
import { idOf } from "../../src-shared/conversations/list.ts";
import { presenceIn } from "../../src-shared/presence/model.ts";
import { noWatch } from "../../src-shared/presence/desk-asks.ts";
import { noRing } from "../../src-shared/ring/desk-asks.ts";
import { defaultSettings } from "../../src-shared/settings/model.ts";
import { anna, sales } from "./history.ts";

/** What an agent holds of the hub, with these conversations open. */
export function anAgentState(conversations: ConversationView[] = []): AgentState {
  return {
    account: anna,
    presence: presenceIn("available", 0),
    permissions: [...permissionNames],
    codes: [],
    queues: [{ queue: sales, waiting: 0, longestSince: null }],
    offers: [],
    missed: null,
    wrapUps: [],
    conversations,
    open: conversations.map(idOf),
  };
}

/** What the window holds, with these conversations open. */
export function aDeskSnapshot(conversations: ConversationView[] = []): DeskSnapshot {
  return {
    link: { state: "ready" },
    hub: anAgentState(conversations),
    clockOffset: 0,
    ring: noRing,
    watch: noWatch,
    settings: defaultSettings,
    callLog: "written",
  };
}
