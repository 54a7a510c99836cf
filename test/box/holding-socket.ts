// Holds a listening socket and passes it to a program as file descriptor 3, RUNS times in succession, as systemd does
// with `fawen.socket`. `node holding-socket.ts RUNS PROGRAM ARGUMENTS…`; prints the port, then the process id and the
// exit code of each run.
import { spawnSync } from "node:child_process";
import { createServer } from "node:net";

const [runs = "1", program = "", ...words] = process.argv.slice(2);
const server = createServer();

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no address");
  process.stdout.write(`${address.port}\n`);
  // Node has no public API to pass a listening socket on, hence the private handle.
  const handle: unknown = Reflect.get(server, "_handle");
  if (typeof handle !== "object" || handle === null || !("fd" in handle) || typeof handle.fd !== "number")
    throw new Error("the socket has no descriptor");
  // spawnSync blocks this process, so that it accepts no connection: all are left to the program.
  for (let i = 0; i < Number(runs); i++) {
    const run = ["-c", 'echo $$; exec "$@"', "sh", program, ...words];
    const { status, signal } = spawnSync("sh", run, { stdio: ["ignore", "inherit", "inherit", handle.fd] });
    process.stdout.write(`ended ${status ?? signal}\n`);
  }
  process.exit();
});
