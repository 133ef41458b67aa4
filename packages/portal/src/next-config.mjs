import { createRequire } from "node:module";
import { relative } from "node:path";
import createNextIntlPlugin from "next-intl/plugin";

/** Sentences arrive compiled (see `server/messages.ts`), so the browser needs their formatter and not their parser: 12 kB less on every page. */
const formatOnly = () => {
  const nextIntl = createRequire(createRequire(import.meta.url).resolve("next-intl/plugin"));
  const path = relative(process.cwd(), nextIntl.resolve("use-intl/format-message/format-only")).replaceAll("\\", "/");
  return path.startsWith(".") ? path : `./${path}`;
};

/** What every answer of a portal carries beside the policy of scripts, which needs a nonce and comes from the proxy. */
const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
];

/**
 * The Next configuration all portals share. A `.mjs` file because Next reads it before anything is compiled.
 * @param {"buyer" | "seller" | "admin"} portal which portal this app is; `thisPortal` reads it back
 * @param {import("next").NextConfig} own what a portal adds
 * @returns {import("next").NextConfig}
 */
export const portalNextConfig = (portal, own = {}) =>
  createNextIntlPlugin("./src/i18n.ts")({
    env: { SOUK_PORTAL: portal },
    reactStrictMode: true,
    poweredByHeader: false,
    // the sources of our packages are TypeScript
    transpilePackages: ["@souk/api", "@souk/db", "@souk/jobs", "@souk/mail", "@souk/market", "@souk/portal", "@souk/rulebook", "@souk/sim", "@souk/ui"],
    // drivers and queues stay outside of the bundle
    serverExternalPackages: ["better-auth", "bullmq", "drizzle-orm", "ioredis", "pg", "pino", "postgres", "rate-limiter-flexible", "react-email", "sharp"],
    turbopack: { resolveAlias: { "use-intl/format-message": formatOnly() } },
    // the optimiser has been a way in (quality.md A8), and our pictures are drawings
    images: { unoptimized: true },
    // every visitor, not only search engines, gets the title with the first bytes: streamed in later, a page stands nameless for a moment
    htmlLimitedBots: /.*/,
    // `npm run check` holds the types, once for all packages
    typescript: { ignoreBuildErrors: true },
    experimental: {
      optimizePackageImports: ["@mantine/core", "@mantine/hooks", "@tabler/icons-react", "@souk/ui", "@souk/rulebook"],
      // `next start` reads none
      turbopackSourceMaps: false,
      // who builds but once need not remember how: an eighth of the work
      turbopackFileSystemCacheForBuild: process.env.CI === undefined,
    },
    headers: async () => [{ source: "/:path*", headers: securityHeaders }],
    ...own,
  });
