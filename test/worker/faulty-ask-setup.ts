// An entry whose `ask` throws an error with the question in its message, the worst case of a bug.
import { makeApp } from "./made-app.ts";

export default makeApp({
  ask: ({ question }) => {
    throw new TypeError(`cannot read ${question}`);
  },
});
