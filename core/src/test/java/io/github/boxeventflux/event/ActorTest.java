package io.github.boxeventflux.event;

import static io.github.boxeventflux.support.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActorTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "2"})
    void theUserWithTheId2IsAnonymous(String id) {
        Actor actor = event("{\"created_by\":{\"type\":\"user\",\"id\":" + id + ",\"name\":\"\",\"login\":\"\"}}")
                .createdBy();

        assertThat(actor).isEqualTo(new Actor("user", "2", "", ""));
        assertThat(actor.isAnonymous()).isTrue();
    }

    @Test
    void anybodyElseIsNot() {
        assertThat(new Actor("user", "22", "Ada", "ada@example.com").isAnonymous())
                .isFalse();
        assertThat(new Actor("user", null, null, "").isAnonymous()).isFalse();
    }

    @Test
    void aUserThatAnEventIsAboutCanBeSeenAsAnActor() {
        UserSource user = (UserSource)
                event("{\"source\":{\"type\":\"user\",\"id\":7,\"name\":\"Ada\",\"login\":\"ada@example.com\"}}")
                        .source();

        assertThat(user.asActor()).isEqualTo(new Actor("user", "7", "Ada", "ada@example.com"));
    }
}
