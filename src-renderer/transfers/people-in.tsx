import { ChevronDown, UserRound } from "lucide-react";
import type { ConversationView } from "../../src-shared/conversations/state.ts";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { Chip } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Menu, MenuItem } from "../ui/menu.tsx";
import { handOn } from "./hand-on.ts";
import styles from "./people-in.module.css";
import { standingOf } from "./standing.ts";

/** Who has to do with the conversation beside the visitor, once there are more than one. Its owner can remove each, or make him owner. */
export function PeopleIn({ view }: { view: ConversationView }) {
  const me = useDesk(({ desk }) => desk?.hub?.account.id);
  const { parts, owner } = view.staff.summary;
  const { id, state } = view.public.summary;
  if (parts.length === 0 || state !== "active") return null;
  const isOwner = standingOf(view, me) === "owner";
  return (
    <ul className={styles["people"]} aria-label={text("transfers.people")}>
      {owner ? (
        <li>
          <Chip icon={<UserRound size={12} aria-hidden="true" />} tone="accent">
            {text("transfers.ownerChip", { name: owner.id === me ? text("transfers.you") : owner.name })}
          </Chip>
        </li>
      ) : null}
      {parts.map(({ who, kind }) => {
        const words = text(`transfers.chip.${kind}`, { name: who.id === me ? text("transfers.you") : who.name });
        return (
          <li key={who.id}>
            {isOwner && kind !== "taking" ? (
              <Menu
                label={text("transfers.partMenu", { name: who.name })}
                trigger={
                  <Button size="small" icon={<UserRound size={12} aria-hidden="true" />}>
                    <span className={styles["words"]}>
                      <span className={styles["name"]}>{words}</span>
                      <ChevronDown size={12} aria-hidden="true" />
                    </span>
                  </Button>
                }
              >
                <MenuItem id="owner" onAction={() => void handOn.handOver(id, who.id, kind === "conference")}>
                  {text("transfers.makeOwner")}
                </MenuItem>
                <MenuItem id="remove" isDanger onAction={() => void handOn.remove(id, who.id)}>
                  {text("transfers.remove")}
                </MenuItem>
              </Menu>
            ) : (
              <Chip icon={<UserRound size={12} aria-hidden="true" />}>{words}</Chip>
            )}
          </li>
        );
      })}
    </ul>
  );
}
