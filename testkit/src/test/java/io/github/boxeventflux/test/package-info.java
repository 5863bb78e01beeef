/** A fake Box is driven by clients that are not ours: the JDK's and the official SDK's. */
package io.github.boxeventflux.test;
