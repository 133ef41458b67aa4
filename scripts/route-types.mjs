import { execFileSync } from "node:child_process";
import path from "node:path";

/** Generates the portals' route types, which a fresh checkout lacks: without them neither the types nor the type-aware lint know a page's properties. */
for (const portal of ["buyer", "seller", "admin"]) {
  const folder = path.resolve("apps", portal);
  execFileSync(path.join(folder, "node_modules/.bin/next"), ["typegen"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  });
}
