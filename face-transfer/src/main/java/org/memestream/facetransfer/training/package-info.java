/**
 * Makes and measures the face models: {@code memestream train face-detector}, {@code landmarks},
 * {@code expression}, {@code transfer}, {@code wrinkles}, {@code mouth}, {@code refiner}, and
 * {@code memestream evaluate face ...}. A judge of emotions that takes part in nothing else
 * measures the transfers. Nothing here runs in the service.
 */
package org.memestream.facetransfer.training;
