// Handles every outgoing request of the box's Workers. Only the origin of the reader, if the operator has set one, is
// reachable. Other requests fail here, before any DNS lookup or connection. Sockets are always refused.

interface Environment {
  /** The network. No other Worker is bound to it. */
  OUTSIDE: { fetch: (request: Request) => Promise<Response> };
  READER_URL?: string | null;
}

export default {
  fetch(request: Request, { OUTSIDE, READER_URL }: Environment): Promise<Response> {
    const { origin } = new URL(request.url);
    const isReader = URL.canParse(READER_URL ?? "") && new URL(READER_URL ?? "").origin === origin;
    // Redirects are returned as they are, since following one could reach another host.
    if (isReader) return OUTSIDE.fetch(new Request(request, { redirect: "manual" }));
    throw new Error("this server does not contact other hosts");
  },
};
