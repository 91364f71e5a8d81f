// The MCP server of the Python package, used by the client of the official SDK (@modelcontextprotocol/sdk): mcp.mjs ROOT COMMAND…
// Prints what it was told, as JSON. The texts lie under ROOT/news; the store is put beside them.
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";

const [command, ...args] = process.argv.slice(2);
const client = new Client({ name: "conformance", version: "1.0.0" });
const said = {};
try {
  await client.connect(new StdioClientTransport({ command, args, env: process.env, stderr: "pipe" }));
  said.server = client.getServerVersion();
  said.capabilities = client.getServerCapabilities();
  said.instructions = client.getInstructions();
  await client.ping();
  said.tools = (await client.listTools()).tools;
  const call = async (name, values) => {
    const result = await client.callTool({ name, arguments: values });
    return { failed: Boolean(result.isError), text: result.content.map((part) => part.text).join("") };
  };
  said.text = await call("build", { text: "Ida Holm denied that a date had been agreed." });
  said.build = await call("build", { paths: ["news"], store: "news.db" });
  said.export = await call("export", { store: "news.db", format: "jsonl" });
  said.drawing = await call("export", { store: "news.db", format: "svg", view: "network" });
  said.explain = await call("explain", { store: "news.db", entity: JSON.parse(said.export.text.split("\n")[0]).id });
  said.conflicts = await call("conflicts", { store: "news.db" });
  said.outside = await call("build", { paths: ["../outside.txt"], store: "news.db" });
  said.unknown = await client.callTool({ name: "serve", arguments: {} }).then(() => null, (error) => error.code);
} catch (error) {
  said.error = String(error.stack ?? error);
}
await client.close();
process.stdout.write(JSON.stringify(said));
