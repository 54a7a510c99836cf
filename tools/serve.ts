// `npm run serve`: builds the collection SEEDS and serves it on ADDRESS (127.0.0.1) and PORT (8787) with plain workerd,
// from the folder that `npm run box` writes, until it is stopped. Settings come from the environment. It needs no
// account, contacts no other host and logs no question.
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { readDeployment } from "./deployment.ts";
import { untilStopped } from "./lifetime.ts";
import { hostOf, readAddress, readPort, requireFree } from "./listening.ts";
import { OperatorError, tellFailure } from "./operator-error.ts";
import { CONFIGURATION, PROGRAM, releaseBox } from "./serve/release.ts";
import { readSettings } from "./serve/settings.ts";
import { startWorkerd } from "./workerd.ts";

/** Addresses that a browser can open. For `0.0.0.0` and `::` these are the IPv4 addresses of this machine. */
function reachable(address: string): string[] {
  if (address !== "0.0.0.0" && address !== "::") return [address];
  const own = Object.values(networkInterfaces()).flatMap((found) => found ?? []);
  return own.filter(({ family }) => family === "IPv4").map((one) => one.address);
}

async function serve(): Promise<number> {
  const address = readAddress(process.env);
  const port = readPort(process.env);
  const deployment = await readDeployment();
  const settings = readSettings(process.env, deployment.vars);
  await requireFree(address, port, "npm run serve");
  const directory = await releaseBox(deployment, settings, { address, port });
  const { child } = await startWorkerd({
    configuration: join(directory, CONFIGURATION),
    program: join(directory, PROGRAM),
    listenAt: `${hostOf(address)}:${port}`,
    env: settings,
    output: "inherit",
    ownGroup: true,
  });
  const urls = reachable(address).map((one) => `http://${hostOf(one)}:${port}`);
  process.stdout.write(
    `\n法问已启动：${urls.join(" ")} （Ctrl-C 停止） / Fawen is ready at the address above (Ctrl-C stops it)\n`,
  );
  return untilStopped(child);
}

if (process.argv.length > 2) {
  process.exitCode = tellFailure(
    new OperatorError(
      `不认识的参数：${process.argv.slice(2).join(" ")}。设置写在环境变量里，例如 PORT=9000 npm run serve\n` +
        "This command takes no arguments; settings are environment variables, as above.",
    ),
  );
} else process.exitCode = await serve().catch(tellFailure);
