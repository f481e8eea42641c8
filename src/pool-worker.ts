/** A worker of a pool. */
import { parentPort, workerData } from "node:worker_threads";
import type { Orders } from "./pool/messages.ts";
import { serve } from "./pool/serve.ts";

if (parentPort === null) throw new TypeError("this file is the worker of a pool; see createPool of yizhan/pool");
serve(parentPort, workerData as Orders);
