import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nodeShell, type NodeShellOptions } from "../../src-main/shell/node/node-shell.ts";
import type { DeskWindow, Shell } from "../../src-main/shell/shell.ts";
import type { Pipe } from "../../src-shared/rpc/pipe.ts";

/** A folder with a small built window in it, Node shells on it, and a clock that is moved by hand. */
export async function nodeShells() {
  const folder = await mkdtemp(join(tmpdir(), "desk-"));
  await mkdir(join(folder, "window", "assets"), { recursive: true });
  await writeFile(join(folder, "window", "index.html"), "<!doctype html><title>Frontdesk</title>");
  await writeFile(join(folder, "window", "assets", "main-1a2b.js"), "export {};");
  await writeFile(join(folder, "secret.txt"), "not yours");
  const clock = { now: 0 };
  const opened: DeskWindow[] = [];
  const served: string[] = [];
  /** Whose pages may stand inside the window, at its next load. */
  const frames: string[] = [];

  function shell(more: Partial<NodeShellOptions> = {}): Promise<Shell> {
    return nodeShell({
      data: join(folder, "data"),
      port: 0,
      open: false,
      windowFiles: join(folder, "window"),
      browser: null,
      environment: {},
      served: (url) => served.push(url),
      now: () => clock.now,
      ...more,
    });
  }

  /** An open desk whose main answers each frame with the same frame in capitals. */
  async function openDesk(more: Partial<NodeShellOptions> = {}) {
    const made = await shell(more);
    const pipes: Pipe[] = [];
    const window = await made.openDesk({ connect: ["ws://127.0.0.1:7880"], frames: () => frames }, (pipe) => {
      pipes.push(pipe);
      return pipe.onFrame((frame) => pipe.post(frame.toUpperCase()));
    });
    opened.push(window);
    return { shell: made, window, pipes, url: () => window.url ?? "" };
  }

  return {
    folder,
    clock,
    served,
    frames,
    shell,
    openDesk,
    async stop() {
      await Promise.all(opened.map((window) => window.close()));
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
