import { type MessagePort, workerData } from "node:worker_threads";
import { nodeMachine } from "../machine.ts";
import { portPipe } from "./port-pipe.ts";
import { serveCallLog } from "./serve-log.ts";

// The call log's own thread, the one writer of its file: no write ever holds up main.
const { port } = workerData as { port: MessagePort };
serveCallLog(portPipe(port), nodeMachine);
