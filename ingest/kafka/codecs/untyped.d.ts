declare module 'snappyjs' {
  /** @throws Error where it is no snappy block, or would be longer than `maxLength`. */
  export function uncompress(compressed: Uint8Array, maxLength?: number): Uint8Array
}

declare module 'lz4js' {
  /** One block without its frame; returns where in `target` it ended. Checks no bounds. */
  export function decompressBlock(
    source: Uint8Array,
    target: Uint8Array,
    sourceAt: number,
    sourceLength: number,
    targetAt: number,
  ): number
}
