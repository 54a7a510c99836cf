// Facts about the kiosk's static files that the build passes to the Worker, which cannot read them itself.

export interface KioskStatics {
  /** Path and SHA-256 (hex) of each static file of the kiosk's kit. */
  files: Readonly<Record<string, string>>;
  /** SHA-256 of the engine's source. */
  engine: string;
}
