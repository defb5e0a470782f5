export type Flags =
  | { readonly kind: "start"; readonly data: string; readonly open: boolean }
  | { readonly kind: "help" }
  | { readonly kind: "wrong"; readonly sentence: string };

export const help = `npm start [-- options]

Starts LiveKit, the hub, the demo shop and the desk; Ctrl-C ends them all.

  --no-open    open nothing; the addresses are printed all the same
  --data DIR   keep everything in DIR (default: .frontdesk)
  --help       print this`;

const hint = 'See "npm start -- --help".';

/** Reads the arguments of `start`. */
export function parseFlags(args: readonly string[]): Flags {
  let data = ".frontdesk";
  let open = true;
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? "";
    if (arg === "--help" || arg === "-h") return { kind: "help" };
    if (arg === "--no-open") open = false;
    else if (arg === "--data" || arg.startsWith("--data=")) {
      const value = arg === "--data" ? args[++index] : arg.slice("--data=".length);
      if (!value || value.startsWith("--")) return { kind: "wrong", sentence: `--data needs a folder. ${hint}` };
      data = value;
    } else return { kind: "wrong", sentence: `"${arg}" is not an option of start. ${hint}` };
  }
  return { kind: "start", data, open };
}
