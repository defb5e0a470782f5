import type { ReactNode } from "react";
import type { Permission } from "../../src-shared/accounts/permissions.ts";
import { useMay } from "./may.ts";

/** What is there only for who may do it: items of a menu, buttons, parts of a screen. */
export function IfMay({ permission, children }: { permission: Permission; children: ReactNode }) {
  return useMay(permission) ? <>{children}</> : null;
}
