/**
 * How a service tells the world how it is: {@link org.memestream.runtime.health.Readiness} says
 * whether it can work now, {@link org.memestream.runtime.health.HealthServer} answers {@code
 * /health/live}, {@code /health/ready} and {@code /metrics}.
 */
package org.memestream.runtime.health;
