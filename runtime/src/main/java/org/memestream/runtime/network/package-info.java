/**
 * What services with neural networks share: {@link org.memestream.runtime.network.Weights} own a
 * network's arrays, {@link org.memestream.runtime.network.WeightsFile} is how they are stored and
 * shipped, {@link org.memestream.runtime.network.ConvolutionBlock} is the layer that most networks
 * are made of, {@link org.memestream.runtime.network.OnnxNetwork} runs those of others, and {@link
 * org.memestream.runtime.network.InferenceEngine} starts PyTorch so that nothing is downloaded. DJL
 * is an optional dependency of this module: a service that uses the package brings it.
 */
package org.memestream.runtime.network;
