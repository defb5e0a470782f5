import type { TextId } from "../text/text.ts";
import type { Section } from "./kit/drafts.ts";

const groups = ["begin", "people", "visitors", "routing", "outside"] as const;
type Group = (typeof groups)[number];

const groupOf: Record<Section, Group> = {
  setUp: "begin",
  accounts: "people",
  roles: "people",
  teams: "people",
  signIn: "people",
  audit: "people",
  sites: "visitors",
  video: "visitors",
  chats: "visitors",
  surveys: "visitors",
  files: "visitors",
  visitors: "visitors",
  identity: "visitors",
  requests: "visitors",
  canned: "visitors",
  queues: "routing",
  skills: "routing",
  agents: "routing",
  hours: "routing",
  rules: "routing",
  groups: "routing",
  bots: "routing",
  codes: "routing",
  try: "routing",
  webhooks: "outside",
  keys: "outside",
  connectors: "outside",
};

export const headingOf = (section: Section): TextId => `administration.sections.${groupOf[section]}`;

/** Those of one group behind one another, in the order of the groups. */
export function grouped(sections: readonly Section[]): Section[] {
  return groups.flatMap((group) => sections.filter((section) => groupOf[section] === group));
}
