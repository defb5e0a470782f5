import { isBuiltin } from "node:module";
import { join } from "node:path";
import { defineConfig, type UserConfig } from "vite";
import { blurFiles } from "./scripts/build/blur-files.ts";
import manifest from "./package.json" with { type: "json" };

// One file, one run a mode: `vite build --mode renderer|visitor|loader|main|preload`. Must not throw: knip loads it.
const shared = {
  target: "es2024",
  // Without it logical properties are lowered to `:lang()` lists, which know nothing of `dir`.
  cssTarget: ["chrome111", "firefox113", "safari16.4"],
  emptyOutDir: true,
  modulePreload: { polyfill: false },
} satisfies UserConfig["build"];

/** `&copy;` in a message stays as it was written: no text of a person's reaches the page's HTML parser. */
const noEntities = { "decode-named-character-reference": join(import.meta.dirname, "src-shared/rich/no-entities.ts") };

/** What visitors fetch reads what comes in by a small reader of the same schemas; what that lacks ends the build. */
const lightSchemas = {
  alias: { ...noEntities, "zod/mini": join(import.meta.dirname, "src-visitor/schemas/light.ts") },
};
const endAtMissing = {
  onLog(level, log, handle) {
    if (log.code === "IMPORT_IS_UNDEFINED") throw new Error(log.message);
    handle(level, log);
  },
} satisfies NonNullable<UserConfig["build"]>["rollupOptions"];

const modes: Record<string, UserConfig> = {
  /** The desk's window. */
  renderer: {
    root: "src-renderer",
    base: "./",
    resolve: { alias: noEntities },
    plugins: [blurFiles(import.meta.dirname)],
    define: { "import.meta.env.DESK_VERSION": JSON.stringify(manifest.version) },
    build: {
      ...shared,
      // The window runs in Electron's Chromium or one found beside it, never in an old browser.
      cssTarget: "chrome130",
      // The page's policy takes fonts from files only, not from data URLs.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2000,
      outDir: "../out/renderer",
    },
  },
  /** The widget's panel, served by the hub. */
  visitor: {
    root: "src-visitor",
    base: "/widget-files/",
    resolve: lightSchemas,
    build: {
      ...shared,
      outDir: "../out/visitor",
      rollupOptions: {
        ...endAtMissing,
        input: "src-visitor/index.html",
      },
    },
  },
  /** The public page of the video test, served by the hub; apart from the widget, which pays for nothing of it. */
  "video-test": {
    root: "src-visitor/video-test",
    base: "/video-test-files/",
    resolve: lightSchemas,
    build: { ...shared, chunkSizeWarningLimit: 2000, outDir: "../../out/video-test", rollupOptions: endAtMissing },
  },
  /** What a site includes by one script tag. */
  loader: {
    build: {
      ...shared,
      target: "es2020",
      outDir: "out/loader",
      lib: { entry: "src-visitor/loader.ts", formats: ["iife"], name: "Frontdesk", fileName: () => "loader.js" },
    },
  },
  /** What the loader fetches then, one file. */
  page: {
    build: {
      ...shared,
      target: "es2022",
      outDir: "out/page",
      rollupOptions: {
        input: { page: "src-visitor/page.ts" },
        preserveEntrySignatures: "exports-only",
        output: { entryFileNames: "[name]-[hash].js", codeSplitting: false },
      },
    },
  },
  /** Electron's main process and the workers beside it, one CommonJS file each. */
  main: {
    ssr: { noExternal: true, external: ["electron", "better-sqlite3"] },
    build: {
      ...shared,
      target: "node24",
      ssr: true,
      outDir: "out/app",
      rollupOptions: {
        input: { main: "src-main/electron.ts", "call-log-worker": "src-main/call-log/worker.ts" },
        external: (id) => isBuiltin(id) || id === "electron" || id === "better-sqlite3",
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  },
  preload: {
    build: {
      ...shared,
      target: "node24",
      ssr: true,
      outDir: "out/preload",
      rollupOptions: {
        input: { preload: "src-preload/preload.ts" },
        external: ["electron"],
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  },
};

export default defineConfig(({ mode }) => modes[mode] ?? modes["renderer"]!);
