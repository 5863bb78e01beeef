package io.github.boxeventflux.campaigns.faults;

import org.junit.jupiter.api.Test;

class VirtualCampaignTest {

    private static final int SCHEDULES = Integer.getInteger("campaign.schedules", 300);

    @Test
    void whateverBreaksEveryEventComesOnce() {
        new Campaign(Schedule::draw, VirtualTrial::of).run(SCHEDULES);
    }
}
