/** Tells a price that was a secret: on the graphic that waits for it, or where its card would be put on. Gone once it is told. */
import { useView } from '../../line/use-line.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { useText } from '../../pieces/use-text.ts';

export const RevealPrice = ({ productId }: { productId: string }) => {
  const { t, text } = useText();
  const { products, onAir } = useView();
  const product = products.find(({ id }) => id === productId);
  return (
    <CommandButton
      asks={{ type: 'price.reveal', productId }}
      notNow={onAir ? undefined : t('keys.why.nothingOnAir')}
      label={t('shop.revealOf', { name: product ? text(product.name) : productId })}
      color="yellow.6"
      variant="filled"
    >
      {t('shop.reveal')}
    </CommandButton>
  );
};
