/**
 * Listens until it is ended.
 * @param {RegExp} directives
 * @returns {{ blocked: () => Promise<string | undefined>, end: () => void }} `blocked`: the directive that forbade something, asked after a failure
 */
export function watchPolicy(directives: RegExp): {
    blocked: () => Promise<string | undefined>;
    end: () => void;
};
