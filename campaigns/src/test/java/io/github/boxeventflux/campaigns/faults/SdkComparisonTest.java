package io.github.boxeventflux.campaigns.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the official SDK makes of the same schedules is measured; what this library makes of them is proved. */
class SdkComparisonTest {

    private static final String OURS = "Box Event Flux";
    private static final int SCHEDULES = Integer.getInteger("campaign.comparison", 3);
    private static final int AT_ONCE = 40;

    @Test
    void noEventIsLostRepeatedOrLateForThisLibrary() {
        Comparison comparison = new Comparison(SCHEDULES, AT_ONCE);

        comparison.run(OURS, FluxPeer::new);
        comparison.run("`EventStream`", (box, heard) -> new SdkPeer(box, heard, false));
        comparison.run("`EventStream`, started again", (box, heard) -> new SdkPeer(box, heard, true));

        System.out.println(comparison.table());
        assertThat(comparison.notGood(OURS)).as("-Dschedule=…").isEmpty();
    }
}
