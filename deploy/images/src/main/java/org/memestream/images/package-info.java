/**
 * What runs in containers and nowhere else: {@link org.memestream.images.SetupMain} makes topics
 * and the bucket before the services start, {@link org.memestream.images.RegistryMain} is a schema
 * registry for where no image of another can be had.
 */
package org.memestream.images;
