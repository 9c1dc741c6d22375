/* tslint:disable */
/* eslint-disable */
export const memory: WebAssembly.Memory;
export const __wbg_following_free: (a: number, b: number) => void;
export const analyze: (a: number, b: number, c: any) => [number, number, number];
export const compare: (a: number, b: number, c: any) => [number, number, number];
export const following_analyze: (a: number, b: number, c: number, d: any, e: number) => [number, number, number, number];
export const following_new: () => number;
export const loadModel: (a: number, b: number) => [number, number];
export const sentences: (a: number, b: number, c: any) => [number, number, number];
export const start: () => void;
export const __wbindgen_malloc: (a: number, b: number) => number;
export const __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
export const __wbindgen_free: (a: number, b: number, c: number) => void;
export const __wbindgen_exn_store: (a: number) => void;
export const __externref_table_alloc: () => number;
export const __wbindgen_externrefs: WebAssembly.Table;
export const __externref_table_dealloc: (a: number) => void;
export const __externref_drop_slice: (a: number, b: number) => void;
export const __wbindgen_start: () => void;
