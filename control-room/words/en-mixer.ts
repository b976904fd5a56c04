/** English of setting up the mixer from the checks before air. */
export const enMixer = {
  mixer: {
    make: 'Create the overlay input',
    mend: 'Put it right in OBS',
    address: 'Address of the program page, with its key',
    copy: 'Copy',
    beforeAir: 'The overlay input is made before air.',
  },
};
