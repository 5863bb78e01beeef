package io.github.boxeventflux.spring;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** Matches where the properties say with whose token all streams are read. */
final class OnCredentialsCondition extends AnyNestedCondition {

    OnCredentialsCondition() {
        super(ConfigurationPhase.REGISTER_BEAN);
    }

    @ConditionalOnProperty("box.events.access-token")
    static final class OnToken {}

    @ConditionalOnProperty("box.events.client-credentials.client-id")
    static final class OnApplication {}
}
