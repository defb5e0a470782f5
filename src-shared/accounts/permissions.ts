import type { Role } from "./model.ts";

const everybody = ["agent", "supervisor", "administrator"] as const;
const supervisors = ["supervisor", "administrator"] as const;
const administrators = ["administrator"] as const;

/**
 * Every permission by its name, as features 001-27 and 002-01…04 write them: area > thing > act. `text` is the end of its
 * text id (`permission.…`), `roles` are the house's roles that have it unless an administrator says otherwise. What
 * somebody does with his own work needs none: ending, wrapping up, declining. Which ask needs which: `permitted.ts` of the hub.
 */
export const permissions = {
  "Conversation > Chat > Answer": { text: "chatAnswer", roles: everybody },
  "Conversation > Video > Answer": { text: "videoAnswer", roles: everybody },
  "Conversation > Video > Escalate": { text: "videoEscalate", roles: everybody },
  "Conversation > Request > Make": { text: "requestMake", roles: everybody },
  "Conversation > Message > Edit": { text: "messageEdit", roles: everybody },
  "Conversation > File > Send": { text: "fileSend", roles: everybody },
  "Conversation > Note > Write": { text: "noteWrite", roles: everybody },
  "Conversation > Transfer > Make": { text: "transferMake", roles: everybody },
  "Conversation > Consult > Make": { text: "consultMake", roles: everybody },
  "Conversation > Queue > Pull": { text: "queuePull", roles: everybody },
  "Conversation > History > View": { text: "historyView", roles: everybody },
  "Conversation > History > Search": { text: "historySearch", roles: supervisors },
  "Conversation > Transcript > Send": { text: "transcriptSend", roles: everybody },
  "Cobrowse > Chat > Escalate": { text: "cobrowseEscalate", roles: everybody },
  "Cobrowse > Session > View": { text: "cobrowseView", roles: everybody },
  "Visitor > Data > Edit": { text: "visitorEdit", roles: everybody },
  "Visitor > Data > Delete": { text: "visitorDelete", roles: administrators },
  "Canned > Team > Edit": { text: "cannedEdit", roles: supervisors },
  "Appointment > Calendar > View": { text: "calendarView", roles: everybody },
  "Appointment > Calendar > Edit": { text: "calendarEdit", roles: everybody },
  "LeftMessage > List > View": { text: "leftMessageView", roles: everybody },
  "LeftMessage > List > Edit": { text: "leftMessageEdit", roles: everybody },
  "Statistics > Own > View": { text: "ownFigures", roles: everybody },
  "Survey > Figures > View": { text: "surveyView", roles: supervisors },
  "Supervision > Live > View": { text: "liveView", roles: supervisors },
  "Supervision > Agent > Steer": { text: "agentSteer", roles: supervisors },
  "Supervision > Agent > Sign out": { text: "agentSignOut", roles: supervisors },
  "Supervision > Conversation > Free": { text: "conversationFree", roles: supervisors },
  "Supervision > Wait > Steer": { text: "waitSteer", roles: supervisors },
  "Supervision > Queue > Close": { text: "queueClose", roles: supervisors },
  "Supervision > Audit > View": { text: "supervisionAuditView", roles: supervisors },
  "Routing > Replay > Run": { text: "replayRun", roles: supervisors },
  "Administration > Plan > View": { text: "planView", roles: supervisors },
  "Administration > Plan > Edit": { text: "planEdit", roles: administrators },
  "Administration > Video > Edit": { text: "videoEdit", roles: administrators },
  "Administration > Sites > Edit": { text: "sitesEdit", roles: administrators },
  "Administration > Accounts > Edit": { text: "accountsEdit", roles: administrators },
  "Administration > Sign-in > Edit": { text: "signInEdit", roles: administrators },
  "Administration > Keys > Edit": { text: "keysEdit", roles: administrators },
  "Administration > Webhooks > Edit": { text: "webhooksEdit", roles: administrators },
  "Administration > Audit > View": { text: "auditView", roles: administrators },
} as const satisfies Readonly<Record<string, { readonly text: string; readonly roles: readonly Role[] }>>;

export type Permission = keyof typeof permissions;
export const permissionNames = Object.keys(permissions) as readonly Permission[];

export function isPermission(name: string): name is Permission {
  return Object.hasOwn(permissions, name);
}

/** What a role of the house has, before an administrator has changed anything, in the order of the list. */
export function defaultsOf(role: Role): readonly Permission[] {
  return permissionNames.filter((name) => (permissions[name].roles as readonly Role[]).includes(role));
}
