/** @returns {WorkerLike} */
export function createWorker(): WorkerLike;
/** @param {string} program @param {WorkerOptions} [options] @returns {WorkerLike} */
export function workerOf(program: string, options?: WorkerOptions): WorkerLike;
/**
 * The worker's script did not come, or its policy forbids it.
 * @param {string | undefined} address
 * @param {unknown} [cause]
 * @param {string} [directive] that forbade it
 */
export function unavailable(address: string | undefined, cause?: unknown, directive?: string): Error & import("./fault.js").Cause;
import type { WorkerLike } from "./index.js";
