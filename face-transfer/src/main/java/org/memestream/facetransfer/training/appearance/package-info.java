/**
 * Makes and measures what a moved face looks like: {@code memestream train mouth}, {@code wrinkles}
 * and {@code refiner}. Each reads {@link
 * org.memestream.facetransfer.training.appearance.FaceExample}s, learns from those of most people
 * and is examined on the others.
 */
package org.memestream.facetransfer.training.appearance;
