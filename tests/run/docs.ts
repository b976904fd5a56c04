/** Placeholder filled below. */
console.log('no generated pages yet');
