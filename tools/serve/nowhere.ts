// What every Worker's own requests reach in the box: nothing, or the one origin that the operator has named as the reader.
// Anything else fails here, before a name is looked up or a connection made. Sockets have no way out at all.

interface Environment {
  /** The network; nobody else is bound to it. */
  OUTSIDE: { fetch: (request: Request) => Promise<Response> };
  READER_URL?: string | null;
}

export default {
  fetch(request: Request, { OUTSIDE, READER_URL }: Environment): Promise<Response> {
    const { origin } = new URL(request.url);
    const isReader = URL.canParse(READER_URL ?? "") && new URL(READER_URL ?? "").origin === origin;
    // A reply that leads elsewhere is a reply: nobody goes there.
    if (isReader) return OUTSIDE.fetch(new Request(request, { redirect: "manual" }));
    throw new Error("this server reaches no other");
  },
};
