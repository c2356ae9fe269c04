/** Tests of the health endpoints. */
package org.memestream.runtime.health;
