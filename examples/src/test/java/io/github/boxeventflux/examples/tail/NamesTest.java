package io.github.boxeventflux.examples.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.test.SampleEvents;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"file","id":"1","name":"a.txt","parent":{"id":"2","name":"Payroll"}}  | file a.txt in Payroll
            {"type":"file","id":"1"}                                                      | file 1
            {"type":"folder","id":"1","name":"Payroll","parent":null}                     | folder Payroll
            {"type":"web_link","id":"1","name":"Handbook","parent":{"id":"2","name":""}}  | web_link Handbook in 2
            {"type":"file","id":"1","name":"a.txt","parent":{"id":"0","name":"All Files"}} | file a.txt
            {"item_type":"file","item_id":"1","item_name":"a.txt"}                        | file a.txt
            {"file_id":"1","file_name":"a.txt","user_id":"3","user_name":"Mei"}           | file a.txt with Mei
            {"folder_id":"1","folder_name":"Pay","user_email":"guest@partner.example"}    | folder Pay with guest@partner.example
            {"folder_id":"1","folder_name":"Pay","group_id":"4","group_name":"Finance"}   | folder Pay with group Finance
            {"type":"user","id":"3","name":"Mei","login":"mei@example.com"}               | user Mei
            {"type":"user","id":"3","name":"","login":"mei@example.com"}                  | user mei@example.com
            {"group_id":"4","group_name":"Finance"}                                       | group Finance
            {"type":"application","id":"5","name":"Nightly Export"}                       | application Nightly Export
            {"barrier_id":6,"barrier_status":"ENABLED"}                                   | information barrier 6 ENABLED
            {"type":"app_item","id":"7","app_item_type":"hubs","user":{"id":"3","name":"Mei"}} | hubs 7 for Mei
            {"type":"policy","id":"8"}                                                    | policy 8
            {"what":"ever"}                                                               | something without a name
            null                                                                          | -
            """)
    void eachShapeOfSourceHasItsWayToSayWhatItIs(String source, String name) {
        assertThat(Names.of(SampleEvents.fromJson("{\"source\":" + source + "}").source()))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @MethodSource("everyShape")
    void whatBoxSendsHasAName(Event event) {
        assertThat(Names.of(event.source())).isNotBlank().doesNotContain("without a name", "null");
        assertThat(Names.of(event.createdBy())).isNotBlank().isNotEqualTo("somebody");
    }

    static Stream<Event> everyShape() {
        return SampleEvents.ofEverySource().stream()
                .filter(event -> !event.eventType().value().equals("SAMPLE_UNKNOWN"));
    }

    @Test
    void peopleWithoutANameAreCalledByWhatIsKnown() {
        assertThat(who("null")).isEqualTo("somebody");
        assertThat(who("{\"id\":\"3\"}")).isEqualTo("3");
        assertThat(who("{\"id\":\"3\",\"login\":\"mei@example.com\"}")).isEqualTo("mei@example.com");
        assertThat(who("{\"id\":\"2\",\"name\":\"Unknown User\",\"login\":\"\"}"))
                .isEqualTo("anonymous");
    }

    private static String who(String actor) {
        return Names.of(SampleEvents.fromJson("{\"created_by\":" + actor + "}").createdBy());
    }
}
