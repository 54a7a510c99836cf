// Server-sent events. Event names are constants and the data is JSON without line breaks, so no text or question can
// end an event or start another. The answer is complete before the first event is sent: when a client disconnects, no
// work is left running. Hono's `streamSSE` lets caches and proxies change and hold the events.
import { STREAM_REST_MS } from "../limits.ts";

/** Headers of an event stream: not cached, not transformed, not buffered by proxies. */
export const EVENT_STREAM = {
  "Content-Type": "text/event-stream; charset=utf-8",
  "Cache-Control": "no-store, no-transform",
  "X-Accel-Buffering": "no",
};

/** Formats one event. `json` is a JSON text, `name` the event's type. */
export function eventText(json: string, name?: string): string {
  return `${name === undefined ? "" : `event: ${name}\n`}data: ${json}\n\n`;
}

/**
 * Sends the events one after the other as the client reads them, then waits for `STREAM_REST_MS` before it closes. A
 * client that is still handling the last event when the stream closes would otherwise report an empty stream.
 */
export function streamOf(events: readonly string[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const left = events.values();
  let stopResting = () => {};
  return new ReadableStream({
    pull: async (controller) => {
      const { value, done } = left.next();
      if (done !== true) return controller.enqueue(encoder.encode(value));
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, STREAM_REST_MS);
        stopResting = () => clearTimeout(timer);
      });
      controller.close();
    },
    cancel: () => stopResting(),
  });
}
