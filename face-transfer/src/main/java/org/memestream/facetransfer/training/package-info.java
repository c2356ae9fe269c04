/**
 * Makes and measures the face models: {@code memestream train face-detector}, {@code landmarks},
 * {@code expression}, {@code transfer}, and {@code memestream evaluate face ...}. Nothing here runs
 * in the service.
 */
package org.memestream.facetransfer.training;
