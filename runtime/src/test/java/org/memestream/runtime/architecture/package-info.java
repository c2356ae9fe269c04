/** The rules that keep the shape of the code, for the tests of every module. */
package org.memestream.runtime.architecture;
