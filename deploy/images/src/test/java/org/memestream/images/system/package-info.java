/** The system as containers, started by Testcontainers from images that are built here. */
package org.memestream.images.system;
