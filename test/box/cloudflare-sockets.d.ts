// What the platform gives to a Worker for raw connections, as far as a test uses it.
declare module "cloudflare:sockets" {
  export function connect(address: string): { opened: Promise<unknown> };
}
