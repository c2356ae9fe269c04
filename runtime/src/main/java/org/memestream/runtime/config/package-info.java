/**
 * Typed configuration. A service describes its settings as an interface that extends {@link
 * org.memestream.runtime.config.ServiceConfig}; {@link
 * org.memestream.runtime.config.ConfigurationLoader} fills it from defaults, a file, the
 * environment and overrides, and reports all that is wrong in one {@link
 * org.memestream.runtime.config.InvalidConfigurationException}.
 */
package org.memestream.runtime.config;
