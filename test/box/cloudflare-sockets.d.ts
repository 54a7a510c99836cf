// Declares the part of the platform's socket API that a test uses.
declare module "cloudflare:sockets" {
  export function connect(address: string): { opened: Promise<unknown> };
}
