/**
 * Fits the expression model, wrinkles and teeth of the transfer to portraits ({@code memestream
 * train transfer}), averages portraits ({@code memestream train portraits}) and lays results out to
 * be looked at. What comes out are numbers over many people; no portrait is stored.
 */
package org.memestream.facetransfer.training.transfer;
