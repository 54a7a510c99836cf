// Server-sent events. A name is a constant of ours and data is JSON, which has no line break of its own: nothing that a text or
// a person says can end an event or begin another one. An answer is known before its first event is sent: a client that breaks
// off leaves nothing that goes on.
import { STREAM_REST_MS } from "../limits.ts";

/** The headers of a stream: not kept, not changed and not held back on the way. */
export const EVENT_STREAM = {
  "Content-Type": "text/event-stream; charset=utf-8",
  "Cache-Control": "no-store, no-transform",
  "X-Accel-Buffering": "no",
};

/** `json` is a JSON text, `name` a word. */
export function eventText(json: string, name?: string): string {
  return `${name === undefined ? "" : `event: ${name}\n`}data: ${json}\n\n`;
}

/**
 * One event after the other, as they are taken, then a moment's rest: a client that still works on the last event when the
 * end comes takes the stream for an empty one.
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
