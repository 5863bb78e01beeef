package io.github.boxeventflux.reactor;

import io.github.boxeventflux.options.StreamOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * The gates of one client, one for each account. A gate outlives its last stream for as long as its calls count, so that who
 * ends a stream and starts another has no budget more; then it is forgotten.
 */
final class AccountGates {

    private static final int FEW = 16;

    private final RequestBudget budget;
    private final Map<Account, AccountGate> gates = new HashMap<>();
    private int changes;

    AccountGates(RequestBudget budget) {
        this.budget = budget;
    }

    /** What that makes of an admission, which holds as long as it is subscribed to. */
    <T> Flux<T> admitted(
            StreamOptions options, StreamTime time, StreamSignals stream, Function<Admission, Flux<T>> reading) {
        if (budget.isUnlimited()) {
            return reading.apply(new Admission(null, stream, options.retry()));
        }
        return Flux.using(
                () -> join(Account.of(options, time), stream),
                gate -> reading.apply(new Admission(gate, stream, options.retry())),
                gate -> leave(gate, stream));
    }

    synchronized int count() {
        return gates.size();
    }

    private synchronized AccountGate join(Account account, StreamSignals stream) {
        forgetSome();
        AccountGate gate = gates.computeIfAbsent(account, key -> new AccountGate(key.scheduler(), budget.perMinute()));
        gate.join(stream);
        return gate;
    }

    private synchronized void leave(AccountGate gate, StreamSignals stream) {
        gate.leave(stream);
        forgetSome();
    }

    /** Looks at all of them only after as many changes: that costs each change no more than a look at one. */
    private void forgetSome() {
        changes++;
        if (changes >= Math.max(FEW, gates.size())) {
            changes = 0;
            gates.values().removeIf(AccountGate::isForgettable);
        }
    }
}
