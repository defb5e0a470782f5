import type { CustomScheme } from "electron";
import { contentSecurity } from "../content-security.ts";
import type { DeskPage } from "../shell.ts";
import type { WindowFiles } from "../window-files.ts";
import { originOf, origin, scheme } from "./origin.ts";

/** To be registered before the app is ready. `codeCache`: or Chromium compiles our scripts anew at each start. */
export const privileges: CustomScheme = {
  scheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

/** Answers the window's requests from memory: what is not in the map does not exist. */
export function answerFiles(files: WindowFiles, { connect, frames }: DeskPage): (request: Request) => Response {
  return (request) => {
    const headers = contentSecurity({ connect, frames: frames() });
    const refuse = (status: number, sentence: string) => new Response(`${sentence}\n`, { status, headers });
    if (originOf(request.url) !== origin) return refuse(421, "This address does not belong to the desk.");
    if (request.method !== "GET" && request.method !== "HEAD") return refuse(405, "Only GET and HEAD.");
    const file = files.get(new URL(request.url).pathname);
    if (!file) return refuse(404, "There is no such file.");
    return new Response(request.method === "HEAD" ? null : file.bytes, {
      headers: {
        ...headers,
        "Content-Type": file.type,
        "Content-Length": String(file.bytes.byteLength),
        "Cache-Control": file.lasting ? "public, max-age=31536000, immutable" : "no-cache",
      },
    });
  };
}
