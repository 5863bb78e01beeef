package io.github.boxeventflux.docs.recipes

import io.github.boxeventflux.checkpoint.CheckpointStore
import io.github.boxeventflux.event.Event
import io.github.boxeventflux.options.StreamOptions
import io.github.boxeventflux.reactor.BoxEventFlux
import io.github.boxeventflux.stream.StartAt
import io.github.boxeventflux.test.FakeBox
import io.github.boxeventflux.test.FakeBoxExtension
import io.github.boxeventflux.test.RecordedRequest.State
import io.github.boxeventflux.test.SampleEvents
import java.time.Duration
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.buffer
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.reactive.asFlow
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import org.junit.jupiter.api.extension.ExtendWith

@ExtendWith(FakeBoxExtension::class)
class KotlinFlowTest {

    private val three = SampleEvents.numbered(0, 3)

    private fun kept(box: FakeBox): StreamOptions =
        box.options()
            .startAt(StartAt.earliest())
            .name("audit")
            .checkpointStore(CheckpointStore.inMemory())
            .build()

    @Test
    fun `a stream is a flow, and a flow that ends closes its poll`(box: FakeBox) = runBlocking {
        val options = box.options().startAt(StartAt.earliest()).build()
        box.publish(*three)

        val events: Flow<Event> = BoxEventFlux.stream(options).asFlow()

        assertEquals(three.toList(), events.take(3).toList())
        box.awaitHeldPolls(0, Duration.ofSeconds(10))
    }

    @Test
    fun `records are acknowledged when they are archived`(box: FakeBox) = runBlocking {
        val options = kept(box)
        val archive = Archive(three[1])
        box.publish(*three)

        assertThrows<IllegalStateException> {
            runBlocking {
                BoxEventFlux.records(options).asFlow().collect { record ->
                    archive.write(record.event())
                    record.acknowledge()
                }
            }
        }

        assertEquals(three[1], BoxEventFlux.stream(options).asFlow().first())
    }

    @Test
    fun `without a buffer an event is done when its collector is`(box: FakeBox) = runBlocking {
        val options = kept(box)
        val archive = Archive(three[1])
        box.publish(*three)

        assertThrows<IllegalStateException> {
            runBlocking {
                BoxEventFlux.stream(options).asFlow().buffer(Channel.RENDEZVOUS).collect { event ->
                    archive.write(event)
                }
            }
        }

        assertEquals(three[1], BoxEventFlux.stream(options).asFlow().first())
    }

    /** Stands for the reader's own code. */
    private class Archive(private val refused: Event) {

        suspend fun write(event: Event) {
            kotlinx.coroutines.yield()
            check(event != refused) { "full" }
        }
    }
}
