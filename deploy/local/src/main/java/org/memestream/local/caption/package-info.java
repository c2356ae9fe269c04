/** {@code memestream caption}: the caption model as a library, without broker or store. */
package org.memestream.local.caption;
