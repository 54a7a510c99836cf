// An entry with a damaged index, as when the build's files are incomplete.
import { createWorker } from "../../src/worker.ts";

export default createWorker("{}", { files: {}, engine: "" });
