import { spawn } from "node:child_process";
import { once } from "node:events";

/** An X display that nobody looks at, for a browser that shows a window or shares its screen. */
export interface VirtualDisplay {
  /** Such as `:99`. */
  readonly name: string;
  readonly width: number;
  readonly stop: () => Promise<void>;
}

/** The display's number is the first free one. */
export async function startVirtualDisplay(): Promise<VirtualDisplay> {
  const width = 1280;
  const args = ["-displayfd", "1", "-screen", "0", `${width}x900x24`, "-nolisten", "tcp"];
  const child = spawn(process.env["FRONTDESK_XVFB"] ?? "Xvfb", args, { stdio: ["ignore", "pipe", "ignore"] });
  const gone = once(child, "exit");
  const number = await new Promise<string>((resolve, reject) => {
    child.stdout.once("data", (data: Buffer) => resolve(data.toString().trim()));
    gone.then(([code]) => reject(new Error(`Xvfb ended with ${code}`)), reject);
  });
  return {
    name: `:${number}`,
    width,
    async stop() {
      child.kill("SIGTERM");
      await gone;
    },
  };
}
