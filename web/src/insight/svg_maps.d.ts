// The package has no types of its own.
declare module '@svg-maps/netherlands' {
  const map: { label: string; viewBox: string; locations: { name: string; id: string; path: string }[] };
  export default map;
}
