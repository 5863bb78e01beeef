package io.github.boxeventflux.spring;

import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches where the properties describe exactly one stream. */
final class OnSingleStreamCondition extends SpringBootCondition {

    private static final Bindable<Map<String, Object>> STREAMS = Bindable.mapOf(String.class, Object.class);

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        int named = Binder.get(context.getEnvironment())
                .bind("box.events.streams", STREAMS)
                .map(Map::size)
                .orElse(0);
        ConditionMessage message = ConditionMessage.forCondition("Box event streams")
                .because(named == 0 ? "none has a name of its own" : named + " have a name of their own");
        return new ConditionOutcome(named <= 1, message);
    }
}
