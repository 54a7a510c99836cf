// An entry that throws what a person typed, past all handling of the app: the worst that a bug could do.

export default {
  fetch(request: Request): Promise<Response> {
    throw new Error(decodeURIComponent(request.url));
  },
};
