/** A Kafka and a registry that let in only whom they know, over TLS, for tests of all modules. */
package org.memestream.runtime.security;
