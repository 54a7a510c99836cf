// An entry at which too many ask: nobody can start in time.
import { makeApp } from "./made-app.ts";

export default makeApp({ waitInQueue: () => Promise.resolve(false) });
