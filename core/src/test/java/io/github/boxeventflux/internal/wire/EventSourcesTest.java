package io.github.boxeventflux.internal.wire;

import static io.github.boxeventflux.support.Samples.event;
import static io.github.boxeventflux.support.Samples.source;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Actor;
import io.github.boxeventflux.event.AdminItemSource;
import io.github.boxeventflux.event.AppItemSource;
import io.github.boxeventflux.event.ApplicationSource;
import io.github.boxeventflux.event.BarrierSource;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.FileSource;
import io.github.boxeventflux.event.FolderSource;
import io.github.boxeventflux.event.GroupSource;
import io.github.boxeventflux.event.ItemSource;
import io.github.boxeventflux.event.OtherSource;
import io.github.boxeventflux.event.ParentFolder;
import io.github.boxeventflux.event.UserSource;
import io.github.boxeventflux.event.WebLinkSource;
import io.github.boxeventflux.support.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventSourcesTest {

    private static final Actor ADA = new Actor("user", "7", "Ada", "ada@example.com");
    private static final String ADA_JSON =
            "{\"type\":\"user\",\"id\":\"7\",\"name\":\"Ada\",\"login\":\"ada@example.com\"}";

    @Test
    void aFileIsShownInFull() {
        FileSource file = (FileSource) source("""
                {"type":"file","id":"9","file_version":{"type":"file_version","id":"1"},"sequence_id":"3","etag":"4",
                 "sha1":"134b65991ed521fcfe4724b7d814ab8ded5185dc","name":"tigers.jpeg","size":629644,
                 "parent":{"type":"folder","id":"0","name":"All Files"},"owned_by":%s}""".formatted(ADA_JSON));

        assertThat(file.itemType()).isEqualTo("file");
        assertThat(file.id()).isEqualTo("9");
        assertThat(file.name()).isEqualTo("tigers.jpeg");
        assertThat(file.size()).isEqualTo(629644L);
        assertThat(file.sha1()).isEqualTo("134b65991ed521fcfe4724b7d814ab8ded5185dc");
        assertThat(file.sequenceId()).isEqualTo("3");
        assertThat(file.etag()).isEqualTo("4");
        assertThat(file.parent()).isEqualTo(new ParentFolder("0", "All Files"));
        assertThat(file.ownedBy()).isEqualTo(ADA);
        assertThat(file.fields()).containsEntry("file_version", Map.of("type", "file_version", "id", "1"));
    }

    @Test
    void aFolderIsShownInFull() {
        FolderSource folder = (FolderSource) source("""
                {"type":"folder","id":11446498,"sequence_id":0,"etag":0,"name":"Pictures",
                 "parent":{"type":"folder","id":0,"name":"All Files"},"owned_by":%s,"item_status":"active"}""".formatted(ADA_JSON));

        assertThat(folder.itemType()).isEqualTo("folder");
        assertThat(folder.id()).isEqualTo("11446498");
        assertThat(folder.name()).isEqualTo("Pictures");
        assertThat(folder.sequenceId()).isEqualTo("0");
        assertThat(folder.etag()).isEqualTo("0");
        assertThat(folder.parent()).isEqualTo(new ParentFolder("0", "All Files"));
        assertThat(folder.ownedBy()).isEqualTo(ADA);
    }

    @Test
    void aWebLinkIsShownInFull() {
        WebLinkSource link = (WebLinkSource) source("""
                {"type":"web_link","id":"5","sequence_id":"1","etag":"2","name":"Box","url":"https://www.example.com",
                 "parent":null,"owned_by":%s}""".formatted(ADA_JSON));

        assertThat(link.itemType()).isEqualTo("web_link");
        assertThat(link.id()).isEqualTo("5");
        assertThat(link.name()).isEqualTo("Box");
        assertThat(link.url()).isEqualTo("https://www.example.com");
        assertThat(link.sequenceId()).isEqualTo("1");
        assertThat(link.etag()).isEqualTo("2");
        assertThat(link.parent()).isNull();
        assertThat(link.ownedBy()).isEqualTo(ADA);
    }

    @Test
    void aUserMayHaveANumberForAnId() {
        UserSource user =
                (UserSource) source("{\"type\":\"user\",\"id\":11446498,\"name\":\"Ada\",\"login\":\"a@b.c\"}");

        assertThat(user.id()).isEqualTo("11446498");
        assertThat(user.asActor()).isEqualTo(new Actor("user", "11446498", "Ada", "a@b.c"));
    }

    @Test
    void anAdministratorSeesAnItemByReference() {
        AdminItemSource item = (AdminItemSource) source("""
                {"item_type":"file","item_id":"9","item_name":"plan.txt","classification":{"name":"Top Secret"},
                 "parent":{"type":"folder","id":"1","name":"Plans"},"owned_by":%s}""".formatted(ADA_JSON));

        assertThat(item.itemType()).isEqualTo("file");
        assertThat(item.id()).isEqualTo("9");
        assertThat(item.name()).isEqualTo("plan.txt");
        assertThat(item.classification()).isEqualTo("Top Secret");
        assertThat(item.parent()).isEqualTo(new ParentFolder("1", "Plans"));
        assertThat(item.ownedBy()).isEqualTo(ADA);
    }

    @Test
    void anAdministratorsItemMayLackClassificationAndParent() {
        AdminItemSource item = (AdminItemSource)
                source("{\"item_type\":\"folder\",\"item_id\":0,\"item_name\":\"All\",\"parent\":null}");

        assertThat(item.classification()).isNull();
        assertThat(item.parent()).isNull();
        assertThat(item.ownedBy()).isNull();
        assertThat(item.id()).isEqualTo("0");
        assertThat(item.fields()).containsEntry("parent", null);
    }

    @Test
    void allItemsHaveOneFace() {
        List<String> items = List.of(
                "{\"type\":\"file\"}",
                "{\"type\":\"folder\"}",
                "{\"type\":\"web_link\"}",
                "{\"item_type\":\"file\",\"item_id\":\"1\"}");

        assertThat(items).allSatisfy(json -> assertThat(source(json)).isInstanceOf(ItemSource.class));
    }

    @Test
    void anAppItemNamesItsUserAndGroup() {
        AppItemSource item = (AppItemSource) source("""
                {"type":"app_item","id":"12","app_item_type":"hubs","user":%s,"group":{"type":"group","id":"3","name":"All"}}""".formatted(ADA_JSON));

        assertThat(item.id()).isEqualTo("12");
        assertThat(item.appItemType()).isEqualTo("hubs");
        assertThat(item.user()).isEqualTo(ADA);
        assertThat(item.group()).isEqualTo(new Actor("group", "3", "All", null));
        assertThat(item.name()).isNull();
    }

    @Test
    void aGroupIsTold() {
        GroupSource group = (GroupSource) source("{\"group_id\":17,\"group_name\":\"Everyone\"}");

        assertThat(group.id()).isEqualTo("17");
        assertThat(group.name()).isEqualTo("Everyone");
    }

    @Test
    void anApplicationIsTold() {
        ApplicationSource app =
                (ApplicationSource) source("{\"type\":\"application\",\"name\":\"Sync\",\"api_key\":\"k1\"}");

        assertThat(app.id()).isNull();
        assertThat(app.name()).isEqualTo("Sync");
        assertThat(app.apiKey()).isEqualTo("k1");
    }

    @Test
    void aBarrierIsTold() {
        BarrierSource barrier =
                (BarrierSource) source("{\"barrier_id\":5,\"barrier_status\":\"ENABLED\",\"barrier_names\":[]}");

        assertThat(barrier.id()).isEqualTo("5");
        assertThat(barrier.status()).isEqualTo("ENABLED");
        assertThat(barrier.name()).isNull();
        assertThat(barrier.fields()).containsEntry("barrier_names", List.of());
    }

    @Test
    void aShapeThatNobodyKnowsKeepsItsFieldsInOrder() {
        OtherSource other =
                (OtherSource) source("{\"zeta\":1,\"type\":\"spaceship\",\"id\":4,\"alpha\":null,\"name\":\"X\"}");

        assertThat(other.type()).isEqualTo("spaceship");
        assertThat(other.id()).isEqualTo("4");
        assertThat(other.name()).isEqualTo("X");
        assertThat(other.fields().keySet()).containsExactly("zeta", "type", "id", "alpha", "name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"type\":\"file\"}]", "\"file\"", "17", "true"})
    void aSourceThatIsNoObjectIsOfNoKnownShape(String json) {
        assertThat(source(json)).isEqualTo(new OtherSource(null, null, null, Map.of()));
    }

    @Test
    void aLockThatWentWithItsFileHasNoSource() {
        assertThat(event("{\"event_type\":\"LOCK_DESTROY\",\"source\":null}").source())
                .isNull();
        assertThat(event("{\"event_type\":\"LOCK_DESTROY\"}").source()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "[]", "{}", "\"x\""})
    void aFieldOfTheWrongKindCostsOnlyItself(String wrong) {
        FileSource file = (FileSource) source("""
                {"type":"file","id":"9","parent":%1$s,"owned_by":%1$s,"size":%1$s,"sha1":"abc"}""".formatted(wrong));

        assertThat(file.id()).isEqualTo("9");
        assertThat(file.size()).isNull();
        assertThat(file.sha1()).isEqualTo("abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"file\",\"id\":\"1\",\"item_id\":\"2\"}",
                "{\"id\":1,\"file_id\":\"2\",\"type\":\"user\"}",
                "{\"type\":\"folder\",\"id\":null,\"item_id\":\"2\"}",
                "{\"type\":null,\"id\":\"1\",\"group_id\":\"2\"}",
                "{\"type\":\"\",\"parent\":{\"id\":\"3\"},\"item_id\":\"2\",\"item_type\":\"file\",\"id\":1}",
                "{\"type\":\"webhook\",\"id\":\"1\"}",
                "{\"name\":\"nothing\"}",
                "{}",
                "[{\"type\":\"file\",\"id\":\"1\"}]",
                "\"file\"",
                "17"
            })
    void theIdAloneIsTheSame(String json) {
        assertSameId(json);
    }

    @Test
    void theIdAloneIsTheSameForAllShapes() {
        List<String> names = List.of(
                "type",
                "id",
                "item_type",
                "item_id",
                "file_id",
                "folder_id",
                "group_id",
                "barrier_id",
                "name",
                "parent");
        List<String> values = List.of(
                "\"file\"",
                "\"user\"",
                "\"app_item\"",
                "\"other\"",
                "\"\"",
                "7",
                "1e5",
                "-0",
                "null",
                "true",
                "{\"id\":\"9\"}",
                "[\"8\"]");
        Seeds.forEach(5_000, random -> {
            List<String> shuffled = new ArrayList<>(names);
            Collections.shuffle(shuffled, random);
            assertSameId(shuffled.subList(0, random.nextInt(names.size())).stream()
                    .map(name -> "\"" + name + "\":" + values.get(random.nextInt(values.size())))
                    .collect(Collectors.joining(",", "{", "}")));
        });
    }

    @Test
    void whatHasNoSourceHasNoIdOfIt() {
        assertThat(event("{\"source\":null,\"id\":\"1\"}").sourceId()).isNull();
    }

    private static void assertSameId(String source) {
        Event event = event("{\"source\":" + source + "}");
        String alone = event.sourceId();

        assertThat(alone).as(source).isEqualTo(event.source().id());
        assertThat(event.sourceId()).as("after it was decoded").isEqualTo(alone);
    }
}
