// Made by scripts/vendor.mjs.
export const analyse: any;
