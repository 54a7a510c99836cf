// The kit lists everything that belongs to one version of the kiosk. The Worker writes it into `/kiosk/worker.js`, and
// the engine reads it there.
import { type Guarded, isText, optional, shape } from "./guards.ts";

const isFiles = (value: unknown): value is Record<string, string> =>
  typeof value === "object" && value !== null && Object.values(value).every(isText);
const isAsking = (value: unknown): value is "on" | "off" => value === "on" || value === "off";

export const isKit = shape({
  /** The SHA-256 in hex of each file, by its path relative to the kiosk's base path. */
  files: isFiles,
  /** SHA-256 of the engine's own source text. */
  engine: isText,
  index: isText,
  /** The settings that affect replies. */
  settings: shape<{ asking: "on" | "off"; origin: string; refusal?: string | undefined }>({
    asking: isAsking,
    origin: isText,
    /** The message while asking is switched off. */
    refusal: optional(isText),
  }),
});
export type Kit = Guarded<typeof isKit>;
