import { posix } from "node:path";

/** One package of a package-lock.json, as far as we read it. */
interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly integrity?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/**
 * What is wrong with a lockfile, one sentence each: a platform's package that is not in it (then `npm ci` fails on that
 * platform), a package without its digest, a host's name (then it is fetched from there, whatever the machine's
 * settings say).
 */
export function lockfileFaults(text: string): string[] {
  const { packages = {} } = JSON.parse(text) as { packages?: Record<string, Locked> };
  const faults: string[] = [];
  for (const [path, { optionalDependencies = {}, resolved, integrity, link }] of Object.entries(packages)) {
    for (const name of Object.keys(optionalDependencies))
      if (!isFound(packages, path, name)) faults.push(`${path || "package.json"}: its optional ${name} is missing.`);
    if (resolved !== undefined && /^[a-z+]+:/.test(resolved))
      faults.push(`${path}: names the host ${hostOf(resolved)}.`);
    if (path !== "" && !link && integrity === undefined) faults.push(`${path}: has no integrity.`);
  }
  if (Object.keys(packages).length < 2) faults.push("It lists no packages.");
  return faults;
}

/** As Node looks for it: in the package's own node_modules, then in each above. */
function isFound(packages: Readonly<Record<string, Locked>>, from: string, name: string): boolean {
  const folders = from
    .split("/node_modules/")
    .map((_, index, parts) => parts.slice(0, index + 1).join("/node_modules/"));
  return ["", ...folders].some((folder) => Object.hasOwn(packages, posix.join(folder, "node_modules", name)));
}

function hostOf(resolved: string): string {
  return URL.canParse(resolved) ? new URL(resolved).host : resolved;
}
