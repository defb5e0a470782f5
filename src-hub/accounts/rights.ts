import type { Account } from "../../src-shared/accounts/model.ts";
import { isPermission, type Permission } from "../../src-shared/accounts/permissions.ts";
import type { AgentContract } from "../../src-shared/contracts/agent.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { addresses, type Bus } from "../bus.ts";
import { permitted } from "./permitted.ts";

/** What the member of staff behind one connection may do: always as it stands, also when it is changed while he is connected. */
export interface Rights {
  /** His sign-in at this desk. */
  readonly family: string;
  may(permission: Permission): boolean;
  /** Refuses `forbidden` with `permission-missing` and the name of what is missing. */
  check(ask: string): void;
  /** As the database says, unless a change was heard meanwhile. */
  begin(held: readonly string[]): void;
  /** Called after each change, as long as the connection stands. */
  changed(listener: Stop): void;
  stop: Stop;
}

/** Listens before anything is read. Until `begin` nothing is permitted. `account` is kept as it stands, name and role. */
export function rightsOf(bus: Bus, account: Account, family: string): Rights {
  let held: ReadonlySet<Permission> | undefined;
  const listeners: Stop[] = [];
  const known = (names: readonly string[]) => new Set(names.filter(isPermission));
  const stop = bus.subscribe(addresses.agent(account.id), (news) => {
    if (!("event" in news) || news.event.type !== "account.changed") return;
    held = known(news.event.permissions);
    Object.assign(account, news.event.account);
    for (const listener of listeners) listener();
  });
  const may = (permission: Permission): boolean => held?.has(permission) === true;
  return {
    family,
    may,
    check(ask) {
      const permission = permitted[ask as keyof AgentContract["asks"]];
      if (permission !== null && !may(permission))
        throw refuse("forbidden", "permission-missing", { values: { permission } });
    },
    begin: (read) => void (held ??= known(read)),
    changed: (listener) => void listeners.push(listener),
    stop,
  };
}
