package io.github.boxeventflux.internal.wire;

import static io.github.boxeventflux.support.Samples.source;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Actor;
import io.github.boxeventflux.event.CollaborationSource;
import io.github.boxeventflux.event.ParentFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollaborationSourceTest {

    @ParameterizedTest
    @ValueSource(strings = {"file", "folder"})
    void anItemIsSharedWithAUser(String itemType) {
        CollaborationSource shared = (CollaborationSource) source("""
                {"%1$s_id":"9","%1$s_name":"Plans","user_id":7,"user_name":"Ada",
                 "parent":{"type":"folder","id":"1","name":"Top"},
                 "owned_by":{"type":"user","id":"8","name":"Boss","login":"boss@example.com"}}""".formatted(itemType));

        assertThat(shared.itemType()).isEqualTo(itemType);
        assertThat(shared.id()).isEqualTo("9");
        assertThat(shared.name()).isEqualTo("Plans");
        assertThat(shared.parent()).isEqualTo(new ParentFolder("1", "Top"));
        assertThat(shared.ownedBy()).isEqualTo(new Actor("user", "8", "Boss", "boss@example.com"));
        assertThat(shared.userId()).isEqualTo("7");
        assertThat(shared.userName()).isEqualTo("Ada");
        assertThat(shared.userEmail()).isNull();
        assertThat(shared.groupId()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "folder"})
    void anItemIsSharedWithAnAddress(String itemType) {
        CollaborationSource shared = (CollaborationSource) source("""
                {"%1$s_id":9,"%1$s_name":"Plans","user_email":"guest@example.com","parent":null}""".formatted(itemType));

        assertThat(shared.itemType()).isEqualTo(itemType);
        assertThat(shared.id()).isEqualTo("9");
        assertThat(shared.userEmail()).isEqualTo("guest@example.com");
        assertThat(shared.userId()).isNull();
        assertThat(shared.parent()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "folder"})
    void anItemIsSharedWithAGroup(String itemType) {
        CollaborationSource shared = (CollaborationSource) source("""
                {"%1$s_id":"9","%1$s_name":"Plans","group_id":"17","group_name":"Everyone"}""".formatted(itemType));

        assertThat(shared.itemType()).isEqualTo(itemType);
        assertThat(shared.groupId()).isEqualTo("17");
        assertThat(shared.groupName()).isEqualTo("Everyone");
        assertThat(shared.userId()).isNull();
    }

    @Test
    void aFileIdThatIsNullMeansAFolder() {
        CollaborationSource shared = (CollaborationSource)
                source("{\"file_id\":null,\"folder_id\":\"4\",\"folder_name\":\"F\",\"user_id\":\"7\"}");

        assertThat(shared.itemType()).isEqualTo("folder");
        assertThat(shared.id()).isEqualTo("4");
    }
}
