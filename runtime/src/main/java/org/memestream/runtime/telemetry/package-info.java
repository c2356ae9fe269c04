/**
 * What can be seen from outside: {@link org.memestream.runtime.telemetry.Telemetry} holds the
 * metrics of a process, {@link org.memestream.runtime.telemetry.Logging} sets up structured logs.
 */
package org.memestream.runtime.telemetry;
