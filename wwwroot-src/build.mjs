// Bundles one stylesheet and one script into ImageStudio.Web/wwwroot, and copies the pictures.
import { cp, mkdir, readFile, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import path from "node:path";
import esbuild from "esbuild";

const source = path.dirname(fileURLToPath(import.meta.url));
const target = path.join(source, "..", "ImageStudio.Web", "wwwroot");

await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
// As its makers minified it: bundled from its sources it would be one kilobyte more on the wire.
const htmx = await readFile(path.join(source, "node_modules", "htmx.org", "dist", "htmx.min.js"), "utf8");
await esbuild.build({
  entryPoints: ["css/site.css", "css/rooms.css", "css/money.css", "css/office.css", "css/edit.css", "js/site.js"].map(file => path.join(source, file)),
  banner: { js: htmx },
  outdir: target,
  entryNames: "[name]",
  bundle: true,
  minify: true,
  format: "iife",
  external: ["/img/*"],
  target: ["chrome123", "firefox120", "safari17.5"],
  legalComments: "none",
  logLevel: "warning",
});
// Only for pages that work on pictures; htmx is in the other.
await esbuild.build({
  entryPoints: [path.join(source, "js", "edit.js")],
  outdir: target,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["chrome123", "firefox120", "safari17.5"],
  legalComments: "none",
  logLevel: "warning",
});
await cp(path.join(source, "img"), path.join(target, "img"), { recursive: true });
