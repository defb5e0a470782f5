import type { LookJob } from "./job.ts";
import { look } from "./look.ts";

// A process for one file: what is in it may take all that this process has, and no more. It reads its job as one line and
// writes one line of what it saw.
let line = "";
process.stdin.setEncoding("utf8");
for await (const text of process.stdin) line += text as string;
const looked = await look(JSON.parse(line) as LookJob);
process.stdout.write(`${JSON.stringify(looked)}\n`);
