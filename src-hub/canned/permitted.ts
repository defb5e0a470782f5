import type { Permission } from "../../src-shared/accounts/permissions.ts";
import type { cannedAsks } from "../../src-shared/canned/agent-asks.ts";

/** The part of `permitted` that is about canned responses. */
export const cannedPermitted: Readonly<Record<keyof typeof cannedAsks, Permission | null>> = {
  "canned.list": "Canned > Team > Edit",
  "cannedFolder.save": "Canned > Team > Edit",
  "cannedFolder.remove": "Canned > Team > Edit",
  "canned.save": "Canned > Team > Edit",
  "canned.remove": "Canned > Team > Edit",
  "canned.import": "Canned > Team > Edit",
  // Of what is his own; others' are as if there were none.
  "cannedFolder.saveOwn": null,
  "cannedFolder.removeOwn": null,
  "canned.saveOwn": null,
  "canned.removeOwn": null,
  "canned.importOwn": null,
  "canned.use": null,
  "cannedFile.rules": null,
  "cannedFile.begin": null,
  // Which ones he may have stands with each: those of his folders, and all that are shared for who changes these.
  "cannedFile.link": null,
  "cannedFile.take": "Conversation > File > Send",
};
