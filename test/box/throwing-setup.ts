// A Worker that throws an error with the typed question, outside the app's error handling: the worst possible bug.

export default {
  fetch(request: Request): Promise<Response> {
    throw new Error(decodeURIComponent(request.url));
  },
};
