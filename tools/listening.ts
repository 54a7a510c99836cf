// Reads where a server listens from ADDRESS and PORT, and checks that it can listen there. Throws an OperatorError that
// says what is wrong and what to do.
import { createServer, isIP } from "node:net";
import { OperatorError } from "./operator-error.ts";

type Environment = Readonly<Record<string, string | undefined>>;

export const THIS_MACHINE = "127.0.0.1";
const PORT_DEFAULT = 8787;
const PORT_MAX = 65_535;

export function readPort(env: Environment): number {
  const given = env.PORT ?? "";
  const port = given === "" ? PORT_DEFAULT : Number(given);
  if (Number.isInteger(port) && port >= 1 && port <= PORT_MAX) return port;
  throw new OperatorError(
    `PORT 要是1到65535的整数，现在是“${given}”。\nPORT has to be a whole number from 1 to 65535; it is "${given}".`,
  );
}

export function readAddress(env: Environment): string {
  const given = env.ADDRESS ?? "";
  const address = given === "" ? THIS_MACHINE : given;
  if (isIP(address) !== 0) return address;
  throw new OperatorError(
    `ADDRESS 要是一个IP地址，现在是“${given}”。只给本机用写127.0.0.1，给单位内网用写0.0.0.0；端口另写在PORT里。\n` +
      `ADDRESS has to be an IP address; it is "${given}". 127.0.0.1 serves this machine alone, 0.0.0.0 the network; ` +
      "the port is given by PORT.",
  );
}

/** Returns the address as the host of a URL: IPv6 in brackets. */
export function hostOf(address: string): string {
  return isIP(address) === 6 ? `[${address}]` : address;
}

/** Listens on a port for a moment; 0 picks a free one. Resolves to the port, or to the error code (EADDRINUSE). */
export function probe(address: string, port: number): Promise<number | string> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve("code" in error ? String(error.code) : error.message));
    server.listen({ port, host: address, exclusive: true }, () => {
      const found = server.address();
      server.close(() => resolve(typeof found === "object" && found !== null ? found.port : port));
    });
  });
}

/** Throws when the port cannot be used. `command` is named in the message as what to run with another port. */
export async function requireFree(address: string, port: number, command: string): Promise<void> {
  const found = await probe(address, port);
  if (typeof found === "number") return;
  if (found === "EADDRNOTAVAIL") {
    throw new OperatorError(
      `本机没有${address}这个地址。请把 ADDRESS 改成本机的地址，或者改成0.0.0.0（本机所有地址）。\n` +
        `This machine has no address ${address}. Set ADDRESS to one that it has, or to 0.0.0.0 for all of them.`,
    );
  }
  if (found === "EACCES") {
    throw new OperatorError(
      `没有权限用端口${port}：1024以下的端口归系统管。请换一个：PORT=8787 ${command}，80和443让反向代理去用。\n` +
        `Port ${port} is not allowed: ports below 1024 belong to the system. Choose another one as above, and leave 80 ` +
        "and 443 to the reverse proxy.",
    );
  }
  throw new OperatorError(
    `端口${port}用不了，多半被别的程序占着。请停掉它，或者换一个：PORT=${port === PORT_MAX ? 8788 : port + 1} ${command}\n` +
      `Port ${port} cannot be used; another program probably uses it. Stop that program, or choose another port as above.`,
  );
}
