package io.github.boxeventflux.reactor;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** How many objects of a class are reachable, as the virtual machine counts them when it has collected its garbage. */
final class LiveObjects {

    private LiveObjects() {}

    static long of(Class<?> type) {
        return histogram()
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> Arrays.asList(columns).contains(type.getName()))
                .mapToLong(columns -> Long.parseLong(columns[1]))
                .sum();
    }

    private static String histogram() {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        try {
            return (String) beans.invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new IllegalStateException("this virtual machine does not count objects", e);
        }
    }
}
