/**
 * {@code memestream erase}: removes what belongs to an owner, or one meme, and proves that nothing
 * is left. {@link org.memestream.local.erase.EraseCommand} reads the options, {@link
 * org.memestream.local.erase.RemainsReport} tells what was found.
 */
package org.memestream.local.erase;
