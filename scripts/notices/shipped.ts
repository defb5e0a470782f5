import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

/** One package of a package-lock.json, as far as we read it. */
interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** A package that reaches people: installed with the hub or the desk, or bundled into window or widget. */
export interface Shipped {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** Where it stands, relative to the checkout. */
  readonly path: string;
}

/** Everything we ship, by name and version: what runs in production, and what the bundles are made of. */
export function shippedPackages(root: string): Shipped[] {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, Locked>;
  };
  const paths = new Set<string>();
  const production = Object.entries(packages).filter(([path, { dev, optional }]) => path !== "" && !dev && !optional);
  for (const [path] of production) paths.add(path);
  const waiting = bundledNames(root)
    .map((name) => `node_modules/${name}`)
    .filter((path) => path in packages);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (paths.has(path)) continue;
    paths.add(path);
    for (const name of Object.keys(packages[path]?.dependencies ?? {})) {
      const found = resolve(packages, path, name);
      if (found !== undefined) waiting.push(found);
    }
  }
  const shipped = [...paths].map((path) => ({
    name: path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length),
    version: packages[path]?.version ?? "",
    license: packages[path]?.license ?? "not stated",
    path,
  }));
  // Types are erased: they reach nobody.
  return shipped.filter(({ name }) => !name.startsWith("@types/")).toSorted(byNameAndVersion);
}

/** The packages that window and widget import by name. */
function bundledNames(root: string): string[] {
  const names = new Set<string>();
  for (const folder of ["src-renderer", "src-visitor", "src-shared"])
    for (const file of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })) {
      if (!/\.(tsx?|css)$/.test(file)) continue;
      for (const [, name] of readFileSync(join(root, folder, file), "utf8").matchAll(bareImport))
        if (name) names.add(name);
    }
  // What a JSX source is made of is imported by the compiler, not by name.
  // The blur's model is put beside the bundle by the build.
  return [...names, "react", "react-dom", "preact", "@mediapipe/selfie_segmentation"];
}
const bareImport = /(?:from|import|@import)\s*\(?\s*["']((?:@[a-z0-9-]+\/)?[a-z0-9][a-z0-9.-]*)/g;

function resolve(packages: Readonly<Record<string, Locked>>, from: string, name: string): string | undefined {
  const parts = from.split("/node_modules/");
  for (let depth = parts.length; depth >= 0; depth--) {
    const path = posix.join(parts.slice(0, depth).join("/node_modules/"), "node_modules", name);
    if (path in packages) return path;
  }
  return undefined;
}

function byNameAndVersion(left: Shipped, right: Shipped): number {
  const [a, b] = [`${left.name}@${left.version}`, `${right.name}@${right.version}`];
  return a < b ? -1 : a > b ? 1 : 0;
}
