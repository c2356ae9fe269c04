/** {@code memestream train} and {@code memestream evaluate}: what the modules offer, gathered. */
package org.memestream.local.training;
