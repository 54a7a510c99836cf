// A Worker that tries to reach another host in the way that the request names, and replies with the result.
import { connect } from "cloudflare:sockets";

async function attempt(way: string, target: string): Promise<string> {
  try {
    if (way === "fetch") return `reached ${(await fetch(target)).status}`;
    if (way === "cache") return `reached ${(await (await caches.open("x")).match(target))?.status ?? "nothing"}`;
    await connect(new URL(target).host).opened;
    return "reached by a socket";
  } catch {
    return "refused";
  }
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { searchParams } = new URL(request.url);
    return new Response(await attempt(searchParams.get("way") ?? "", searchParams.get("target") ?? ""));
  },
};
