// Has inkcheck explore an ink story breadth first, and says how much it did in how long. Its exploration is called as its
// command line calls it, on JSON compiled by inkjs, so that neither its start nor its compiler is timed.
//
//     node explore.cjs INKCHECK STORY.ink MAX_STATES
//
// INKCHECK is a built checkout of https://github.com/chaoz23/inkcheck (npm ci --ignore-scripts && npx tsc).
const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { join } = require("node:path");

const [, , checkout, source, most] = process.argv;
const its = createRequire(join(checkout, "package.json"));
const { Compiler } = its("inkjs/full");
const { explore } = its("./dist/explore.js");

const json = new Compiler(readFileSync(source, "utf-8")).Compile().ToJson();
const options = {
  strategy: "bfs", maxStates: Number(most), maxDepth: 1000,
  // What its command line finds out about such a story for itself: no turns, no chance, so more states count as equal.
  preserveTurnState: false, preserveRandomState: false, detectLoopRisks: false,
};
explore(json, [], [], { ...options, maxStates: 500 }); // a round that is not counted: Node compiles as it goes
const before = process.cpuUsage();
const start = performance.now();
const found = explore(json, [], [], options);
const elapsed = performance.now() - start;
const used = process.cpuUsage(before);
console.log(JSON.stringify({
  choices: found.statesExplored, truncated: found.truncated,
  seconds: (used.user + used.system) / 1e6, elapsed: elapsed / 1e3,
}));
