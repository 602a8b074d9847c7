// Plays ink stories for the benchmarks: one command a line on stdin, one answer a line on stdout, both JSON.
import { createInterface } from "node:readline";
import { Compiler, Story } from "inkjs/full";

const stories = new Map();

/** Compile ink source, and keep the story as a player would get it: read back from its compiled JSON. */
function load({ name, source }) {
  const compiler = new Compiler(source);
  let compiled = "";
  try {
    compiled = compiler.Compile().ToJson();
  } catch {
    return { errors: compiler.errors };
  }
  stories.set(name, new Story(compiled));
  return { errors: [...compiler.errors, ...compiler.warnings] };
}

/** Everything said since the last choice, white space evened out. */
const said = (text) => text.split(/\s+/).filter(Boolean).join(" ");

/** Follow each walk (a list of choice indices) and tell what was said and offered at each step. */
function walk({ name, walks }) {
  const story = stories.get(name);
  return walks.map((indices) => {
    story.ResetState();
    const steps = [];
    for (let at = 0; ; at++) {
      const text = said(story.ContinueMaximally());
      steps.push([text, story.currentChoices.map((choice) => said(choice.text))]);
      if (at === indices.length) return steps;
      story.ChooseChoiceIndex(indices[at]);
    }
  });
}

/** Random playthroughs from start to ending for so many seconds; with `save`, the whole state as JSON at each step. */
function play({ name, seconds, save, longest }) {
  const story = stories.get(name);
  let choices = 0;
  let characters = 0;
  let saved = null;
  let starting = 0;
  const before = process.cpuUsage();
  const start = performance.now();
  const end = start + seconds * 1000;
  for (let now = start; now < end; now = performance.now()) {
    story.ResetState();
    characters += story.ContinueMaximally().length;
    starting += performance.now() - now;
    for (let step = 0; step < longest; step++) {
      const open = story.currentChoices;
      if (open.length === 0) break;
      story.ChooseChoiceIndex(Math.floor(Math.random() * open.length));
      characters += story.ContinueMaximally().length;
      if (save) saved = story.state.toJson();
      choices++;
    }
  }
  const took = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  const spent = { wall: took, processor: (user + system) / 1e6, starting: starting / 1000 };
  return { choices, ...spent, characters, resumes: save && resumes(name, saved) };
}

/** Whether the last save gives back the same place. */
function resumes(name, saved) {
  const story = stories.get(name);
  const before = story.currentChoices.map((choice) => choice.text).join("\n");
  story.ResetState();
  story.state.LoadJson(saved);
  return story.currentChoices.map((choice) => choice.text).join("\n") === before;
}

const commands = { load, walk, play };
for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  process.stdout.write(JSON.stringify(commands[command.do](command)) + "\n");
}
