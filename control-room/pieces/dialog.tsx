/** A dialog of the room. The language is switched in its head too: the switch of the room lies under it. */
import { Modal, type ModalProps, useProps } from '@mantine/core';
import { LanguageSwitch } from '../words/language-switch.tsx';
import { deedWord } from './deed-word.ts';
import styles from './pieces.module.css';

export const Dialog = (asked: ModalProps) => {
  const { title, overlayProps, closeButtonProps, children, ...root } = useProps('Modal', {}, asked);
  return (
    <Modal.Root {...root}>
      <Modal.Overlay {...overlayProps} />
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{typeof title === 'string' ? deedWord(title) : title}</Modal.Title>
          {/* After the close button for keys: nobody who opens a dialog means to change the language first. */}
          <Modal.CloseButton className={styles.dialogClose ?? ''} {...closeButtonProps} />
          <div className={styles.dialogLanguage}>
            <LanguageSwitch />
          </div>
        </Modal.Header>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
};
