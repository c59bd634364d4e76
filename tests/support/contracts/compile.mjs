// node compile.mjs <folder with node_modules> <folder of .sol files> <output .json>
// Writes {"Contract": {"abi": […], "bytecode": "0x…", "selectors": {"transfer(address,uint256)": "0xa9059cbb"}}}.
import { createRequire } from "node:module";
import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [tools, folder, output] = process.argv.slice(2);
const solc = createRequire(join(tools, "package.json"))("solc");
const sources = {};
for (const file of readdirSync(folder)) {
  if (file.endsWith(".sol")) sources[file] = { content: readFileSync(join(folder, file), "utf8") };
}
const result = JSON.parse(
  solc.compile(
    JSON.stringify({
      language: "Solidity",
      sources,
      settings: {
        optimizer: { enabled: true, runs: 1000000 },
        outputSelection: { "*": { "*": ["abi", "evm.bytecode.object", "evm.methodIdentifiers"] } },
      },
    }),
  ),
);
for (const message of result.errors ?? []) console.error(message.formattedMessage);
if ((result.errors ?? []).some((message) => message.severity === "error")) process.exit(1);
const contracts = {};
for (const file of Object.values(result.contracts)) {
  for (const [name, made] of Object.entries(file)) {
    const selectors = {};
    for (const [signature, selector] of Object.entries(made.evm.methodIdentifiers)) selectors[signature] = "0x" + selector;
    contracts[name] = { abi: made.abi, bytecode: "0x" + made.evm.bytecode.object, selectors };
  }
}
writeFileSync(output + ".new", JSON.stringify(contracts));
renameSync(output + ".new", output);
