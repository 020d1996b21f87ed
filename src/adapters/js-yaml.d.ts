declare module 'js-yaml' {
  interface TypeOptions {
    kind: 'scalar';
    resolve: (text: string | null) => boolean;
    construct: (text: string | null) => unknown;
  }
  interface Type {
    readonly tag: string;
  }
  export const Type: new (tag: string, options: TypeOptions) => Type;
  interface Schema {
    extend(types: { implicit: Type[] }): Schema;
  }
  export const FAILSAFE_SCHEMA: Schema;
  /** The one document of a text. @throws YAMLException */
  export function load(text: string, options: { schema: Schema }): unknown;
}
