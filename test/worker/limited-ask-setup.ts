// An entry whose rate limit is always reached.
import { makeApp } from "./made-app.ts";

export default makeApp({ limit: () => Promise.resolve(60) });
