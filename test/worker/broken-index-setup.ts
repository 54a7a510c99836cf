// An entry whose index is damaged: what the Worker does when the build's files are not whole.
import { createWorker } from "../../src/worker.ts";

export default createWorker("{}", { files: {}, engine: "" });
