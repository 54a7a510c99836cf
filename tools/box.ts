// `npm run box`: builds the collection SEEDS and writes a folder that an office's server can run without Node, npm or
// the internet; see docs/box.md. ADDRESS, PORT and the settings of the environment are written into the folder.
import { readDeployment } from "./deployment.ts";
import { readAddress, readPort } from "./listening.ts";
import { tellFailure } from "./operator-error.ts";
import { releaseBox } from "./serve/release.ts";
import { readSettings } from "./serve/settings.ts";

async function write(): Promise<number> {
  const listening = { address: readAddress(process.env), port: readPort(process.env) };
  const deployment = await readDeployment();
  const directory = await releaseBox(deployment, readSettings(process.env, deployment.vars), listening);
  process.stdout.write(`\n已写好，把整个文件夹拷到服务器上即可 / Written; copy the whole folder: ${directory}\n`);
  return 0;
}

process.exitCode = await write().catch(tellFailure);
