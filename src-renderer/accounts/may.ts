import type { Permission } from "../../src-shared/accounts/permissions.ts";
import { type DeskStore, store, useDesk } from "../store.ts";

/** Whether who is signed in may do this, as the hub told last. What he may not do he is not shown; the hub decides. */
export const isPermitted = ({ desk }: DeskStore, permission: Permission): boolean =>
  desk?.hub?.permissions.includes(permission) === true;

/** For actions of the palette, which are made anew each time. */
export const mayNow = (permission: Permission): boolean => isPermitted(store.getState(), permission);

/** For components: draws anew as soon as it is changed. */
export const useMay = (permission: Permission): boolean => useDesk((state) => isPermitted(state, permission));

/** Something that follows from all of them: made anew when they change. */
export function useMyPermissions<Made>(make: (state: DeskStore) => Made): Made {
  useDesk(({ desk }) => desk?.hub?.permissions);
  return make(store.getState());
}
