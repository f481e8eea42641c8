#!/usr/bin/env node
/** The command `yizhan`. */
import process from "node:process";
import { main } from "./cli/main.ts";

// Not process.exit: what is still to be written goes out first.
process.exitCode = await main(process.argv.slice(2), process, process.env);
