// Made by scripts/vendor.mjs.
export const Readability: any;
