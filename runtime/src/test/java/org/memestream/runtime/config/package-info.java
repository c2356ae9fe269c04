/** Tests of the configuration. */
package org.memestream.runtime.config;
