import type { Route } from "../route.ts";
import { cannedRoutes } from "./canned.ts";
import { conversationRoutes } from "./conversations.ts";
import { houseRoutes } from "./house.ts";
import { messageRoutes } from "./messages.ts";
import { visitorRoutes } from "./visitors.ts";

/** Every question that other programs may ask. */
export const routes: readonly Route[] = [
  ...conversationRoutes,
  ...messageRoutes,
  ...visitorRoutes,
  ...houseRoutes,
  ...cannedRoutes,
];
