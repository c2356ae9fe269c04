/**
 * From {@code main} to exit code. A {@link org.memestream.runtime.lifecycle.Service} is built from
 * a {@link org.memestream.runtime.lifecycle.ServiceContext} by {@link
 * org.memestream.runtime.lifecycle.ServiceMain}, which loads its configuration, answers for its
 * health, drains it on SIGTERM and ends the process with a named {@link
 * org.memestream.runtime.lifecycle.ExitCode}.
 */
package org.memestream.runtime.lifecycle;
