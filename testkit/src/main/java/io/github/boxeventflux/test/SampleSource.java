package io.github.boxeventflux.test;

import io.github.boxeventflux.event.EventType;
import java.util.List;
import java.util.regex.Pattern;

/** The shapes of an event's {@code source}, as templates for a {@link Scene}. */
enum SampleSource {
    FILE("""
            {"type":"file","id":"$fileId","etag":"2","sequence_id":"2","sha1":"$sha1","name":"$fileName",
            "file_version":{"type":"file_version","id":"$versionId","sha1":"$sha1"},
            "description":"","size":$size,
            "path_collection":{"total_count":2,"entries":[
            {"type":"folder","id":"0","sequence_id":null,"etag":null,"name":"All Files"},
            {"type":"folder","id":"$folderId","sequence_id":"5","etag":"5","name":"$folderName"}]},
            "created_at":"$createdAt","modified_at":"$createdAt","trashed_at":null,"purged_at":null,
            "content_created_at":"$createdAt","content_modified_at":"$createdAt",
            "created_by":{"type":"user","id":"$byId","name":"$byName","login":"$byLogin"},
            "modified_by":{"type":"user","id":"$byId","name":"$byName","login":"$byLogin"},
            "owned_by":{"type":"user","id":"$otherId","name":"$otherName","login":"$otherLogin"},
            "shared_link":null,
            "parent":{"type":"folder","id":"$folderId","sequence_id":"5","etag":"5","name":"$folderName"},
            "item_status":"active","synced":false}"""),
    FOLDER("""
            {"type":"folder","id":"$folderId","sequence_id":"5","etag":"5","name":"$folderName",
            "created_at":"$createdAt","modified_at":"$createdAt","description":"","size":$size,
            "path_collection":{"total_count":1,"entries":[
            {"type":"folder","id":"0","sequence_id":null,"etag":null,"name":"All Files"}]},
            "created_by":{"type":"user","id":"$byId","name":"$byName","login":"$byLogin"},
            "modified_by":{"type":"user","id":"$byId","name":"$byName","login":"$byLogin"},
            "owned_by":{"type":"user","id":"$byId","name":"$byName","login":"$byLogin"},
            "shared_link":null,"folder_upload_email":null,
            "parent":{"type":"folder","id":"0","sequence_id":null,"etag":null,"name":"All Files"},
            "item_status":"active","synced":true}"""),
    WEB_LINK("""
            {"type":"web_link","id":"$id","sequence_id":"0","etag":"0","name":"Handbook",
            "url":"https://handbook.example.com/","description":"","shared_link":null,
            "created_at":"$createdAt","modified_at":"$createdAt",
            "owned_by":{"type":"user","id":"$byId","name":"$byName","login":"$byLogin"},
            "parent":{"type":"folder","id":"$folderId","sequence_id":"5","etag":"5","name":"$folderName"},
            "item_status":"active"}"""),
    USER("""
            {"type":"user","id":"$otherId","name":"$otherName","login":"$otherLogin",
            "created_at":"2021-03-02T08:15:00-08:00","modified_at":"$createdAt","language":"en",
            "timezone":"America/Los_Angeles","space_amount":10737418240,"space_used":$size,
            "max_upload_size":5368709120,"status":"active","job_title":"Analyst","phone":"+1 555 0100",
            "address":"1 Example Street","avatar_url":"https://app.box.com/api/avatar/large/$otherId",
            "notification_email":null}"""),
    ADMIN_FILE("""
            {"item_type":"file","item_id":"$fileId","item_name":"$fileName",
            "classification":{"name":"Confidential"},
            "parent":{"type":"folder","name":"$folderName","id":"$folderId"},
            "owned_by":{"type":"user","id":"$otherId","name":"$otherName","login":"$otherLogin"}}"""),
    ADMIN_FOLDER("""
            {"item_type":"folder","item_id":"$folderId","item_name":"$folderName","parent":null,
            "owned_by":{"type":"user","id":"$otherId","name":"$otherName","login":"$otherLogin"}}"""),
    APP_ITEM("""
            {"type":"app_item","id":"$id","app_item_type":"hubs",
            "user":{"type":"user","id":"$otherId","name":"$otherName","login":"$otherLogin"}}"""),
    COLLABORATION_OF_USER("""
            {"folder_id":"$folderId","folder_name":"$folderName","user_id":"$otherId","user_name":"$otherName",
            "parent":{"type":"folder","name":"All Files","id":"0"},
            "owned_by":{"type":"user","id":"$byId","name":"$byName","login":"$byLogin"}}"""),
    COLLABORATION_BY_EMAIL("""
            {"file_id":"$fileId","file_name":"$fileName","user_email":"guest@partner.example",
            "parent":{"type":"folder","name":"$folderName","id":"$folderId"},
            "owned_by":{"type":"user","id":"$byId","name":"$byName","login":"$byLogin"}}"""),
    COLLABORATION_OF_GROUP("""
            {"folder_id":"$folderId","folder_name":"$folderName","group_id":"$id","group_name":"Finance",
            "parent":null,"owned_by":{"type":"user","id":"$byId","name":"$byName","login":"$byLogin"}}"""),
    GROUP("""
            {"group_id":"$id","group_name":"Finance"}"""),
    APPLICATION("""
            {"type":"application","name":"$service","api_key":"k$id"}"""),
    BARRIER("""
            {"barrier_id":$id,"barrier_status":"ENABLED","barrier_segments":[
            {"name":"Research","member_count":12},{"name":"Sales","member_count":40}]}"""),
    NONE("null"),
    UNKNOWN("""
            {"type":"policy","policy_id":"$id","policy_name":"Keep for seven years","assigned":{"count":3}}""");

    /** By the type's name: the first that matches. */
    private static final List<Rule> RULES = List.of(
            new Rule(NONE, "LOCK_DESTROY"),
            new Rule(BARRIER, "SHIELD_INFORMATION_BARRIER_.*"),
            new Rule(APPLICATION, "APPLICATION_.*|ENTERPRISE_APP.*|.*OAUTH2.*"),
            new Rule(COLLABORATION_OF_GROUP, "GROUP_\\w+_ITEM"),
            new Rule(GROUP, "GROUP_.*"),
            new Rule(APP_ITEM, "COLLECTION_.*|(BOX_)?AI_.*|ITEM_ASSOCIATION_.*"),
            new Rule(COLLABORATION_BY_EMAIL, "COLLAB\\w*_INVITE.*"),
            new Rule(COLLABORATION_OF_USER, "COLLAB_.*|COLLABORATION_.*|UPDATE_COLLABORATION_.*"),
            new Rule(USER, ".*(LOGIN|USER|DEVICE|FACTOR|EMAIL_ALIAS|MASTER|TERMS_OF|ROLE|CROWDSTRIKE).*|ACCESS_.*"),
            new Rule(FOLDER, "ITEM_(UN)?SYNC|ITEM_CREATE"),
            new Rule(WEB_LINK, "TAG_ITEM_CREATE"),
            new Rule(FILE, "(ITEM|LOCK|COMMENT|TASK|ANNOTATIONV2)_.*"),
            new Rule(UNKNOWN, ".*(LEGAL_HOLD|RETENTION|WORKFLOW|TEMPLATE|RECOVERY|POLICY).*"),
            new Rule(ADMIN_FOLDER, ".*FOLDER.*|EMAIL_UPLOAD_.*"),
            new Rule(ADMIN_FILE, ".*"));

    private final String template;

    SampleSource(String template) {
        this.template = template;
    }

    static SampleSource of(EventType eventType) {
        return RULES.stream()
                .filter(rule -> rule.names.matcher(eventType.value()).matches())
                .findFirst()
                .map(Rule::source)
                .orElse(UNKNOWN);
    }

    String template() {
        return template;
    }

    /** Whether it is of the kind that only a user's streams carry, which lack the fields of the enterprise's. */
    boolean isOfUserStream() {
        return this == FILE || this == FOLDER || this == WEB_LINK || this == NONE;
    }

    private record Rule(SampleSource source, Pattern names) {

        Rule(SampleSource source, String names) {
            this(source, Pattern.compile(names));
        }
    }
}
