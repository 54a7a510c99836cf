// The kit: what belongs to one version of the kiosk. The Worker writes it into `/kiosk/worker.js`, the engine reads it there.
import { type Guarded, isText, optional, shape } from "./guards.ts";

const isFiles = (value: unknown): value is Record<string, string> =>
  typeof value === "object" && value !== null && Object.values(value).every(isText);
const isAsking = (value: unknown): value is "on" | "off" => value === "on" || value === "off";

export const isKit = shape({
  /** Path, below where the kiosk stands, and SHA-256 in hex. */
  files: isFiles,
  /** SHA-256 of the engine's own text. */
  engine: isText,
  index: isText,
  /** Those that change replies. */
  settings: shape<{ asking: "on" | "off"; origin: string; refusal?: string | undefined }>({
    asking: isAsking,
    origin: isText,
    /** What is said while asking is off. */
    refusal: optional(isText),
  }),
});
export type Kit = Guarded<typeof isKit>;
