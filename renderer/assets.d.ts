/** The address of a file of the bundle. */
declare module '*?url' {
  const url: string;
  export default url;
}
