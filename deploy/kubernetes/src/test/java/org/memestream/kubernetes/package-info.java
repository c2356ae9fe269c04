/**
 * Holds the manifests against what they speak of. A {@link org.memestream.kubernetes.Kustomization}
 * builds an overlay as {@code kubectl kustomize} does, {@link
 * org.memestream.kubernetes.StrictObjects} reads the result with the Kubernetes model, and a {@link
 * org.memestream.kubernetes.Cluster} is what would run then; the tests ask it.
 */
package org.memestream.kubernetes;
