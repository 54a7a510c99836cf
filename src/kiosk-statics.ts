// What the build tells the Worker of the kiosk's static files, which it cannot read itself.

export interface KioskStatics {
  /** Path and SHA-256 in hex of each static file of the kiosk's kit. */
  files: Readonly<Record<string, string>>;
  /** SHA-256 of the engine's own text. */
  engine: string;
}
