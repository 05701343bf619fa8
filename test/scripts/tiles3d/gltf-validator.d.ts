/** The part of Khronos' glTF validator that the tests use; it ships without types. */
declare module 'gltf-validator' {
  export interface Message {
    /** 0 is an error, 1 a warning, 2 a remark. */
    readonly severity: 0 | 1 | 2 | 3;
    readonly code: string;
    readonly message: string;
    readonly pointer?: string;
  }
  export function validateBytes(
    bytes: Uint8Array,
  ): Promise<{ readonly issues: { readonly messages: readonly Message[] } }>;
}
