/** {@code memestream render}: the renderer as a library, without broker or store. */
package org.memestream.local.render;
