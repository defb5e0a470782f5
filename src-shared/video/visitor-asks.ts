import { videoAgentAsks } from "./agent-asks.ts";

export const videoVisitorAsks = videoAgentAsks;
