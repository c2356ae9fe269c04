/**
 * The whole of memestream in one process: broker, registry, topics and services. {@link
 * org.memestream.local.stack.LocalStack} runs them in this process ({@code up}), {@link
 * org.memestream.local.stack.DetachedStack} in one of its own ({@code up --detach}, and {@code
 * make} when none runs).
 */
package org.memestream.local.stack;
