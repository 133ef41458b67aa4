import { hash } from "node:crypto";
import type { Ports } from "@souk/sim";

/** The loop's ports over a real machine: SHA-256, shortened to 160 bits, which is plenty for a chain nobody mines. */
export const ports: Ports = { hash: (preimage) => hash("sha256", preimage, "hex").slice(0, 40) };
