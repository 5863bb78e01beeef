package io.github.boxeventflux.campaigns.kafka;

import io.github.boxeventflux.examples.kafka.cluster.ConnectWorker;

/** What happens to a cluster. */
enum Fault {
    /** SIGKILL of a worker that runs a task; it is started again at once. */
    KILL_WORKER {
        @Override
        void happen(Campaign campaign) {
            ConnectWorker worker = campaign.busyWorker();
            worker.kill();
            worker.restart();
        }
    },

    /** SIGSTOP of a worker that runs a task until another one runs all tasks; then it wakes up, and does not know. */
    FREEZE_WORKER {
        @Override
        void happen(Campaign campaign) {
            ConnectWorker worker = campaign.busyWorker();
            worker.freeze();
            try {
                campaign.awaitAllTasksNotOn(worker);
            } finally {
                worker.thaw();
            }
        }
    },

    /** Another worker comes, takes over some of the work, and goes again. */
    REBALANCE {
        @Override
        void happen(Campaign campaign) {
            try (ConnectWorker third = campaign.cluster().startAnother()) {
                campaign.awaitSomeTaskOn(third);
                third.stop();
            }
        }
    },

    /** Another number of tasks, so that streams move between them. */
    RECONFIGURE {
        @Override
        void happen(Campaign campaign) {
            campaign.changeTasks();
        }
    },

    /** SIGKILL of the broker; it is started again at once. */
    KILL_BROKER {
        @Override
        void happen(Campaign campaign) {
            campaign.cluster().broker().kill();
            campaign.cluster().broker().restart();
        }
    };

    /** Lets it happen; returns when what was broken is there again. */
    abstract void happen(Campaign campaign);
}
