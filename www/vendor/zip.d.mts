// Made by scripts/vendor.mjs.
export const ZipReader: any;
export const Uint8ArrayReader: any;
export const Uint8ArrayWriter: any;
export const configure: any;
