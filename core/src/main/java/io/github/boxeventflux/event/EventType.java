package io.github.boxeventflux.event;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The kind of an event, such as {@code ITEM_UPLOAD}. Box adds kinds without notice, so this is an open value: there is
 * a constant for every name known when this version was made, and any other name is kept as Box sent it.
 *
 * <p>The known names are those of Box's OpenAPI description and of its guides to user and enterprise events.
 */
public final class EventType {

    private static final Map<String, EventType> KNOWN = new LinkedHashMap<>(512);

    public static final EventType ACCESS_GRANTED = filterable("ACCESS_GRANTED");
    public static final EventType ACCESS_REVOKED = filterable("ACCESS_REVOKED");
    public static final EventType ADD_DEVICE_ASSOCIATION = filterable("ADD_DEVICE_ASSOCIATION");
    public static final EventType ADD_LOGIN_ACTIVITY_DEVICE = filterable("ADD_LOGIN_ACTIVITY_DEVICE");
    public static final EventType ADMIN_LOGIN = filterable("ADMIN_LOGIN");
    public static final EventType ADVANCED_FOLDER_SETTINGS_UPDATE = filterable("ADVANCED_FOLDER_SETTINGS_UPDATE");
    public static final EventType AI_SECURITY_DETECTION = known("AI_SECURITY_DETECTION");
    public static final EventType ANNOTATIONV2_CREATE = known("ANNOTATIONV2_CREATE");
    public static final EventType ANNOTATIONV2_DELETE = known("ANNOTATIONV2_DELETE");
    public static final EventType ANNOTATIONV2_EDIT = known("ANNOTATIONV2_EDIT");
    public static final EventType APPLICATION_CREATED = filterable("APPLICATION_CREATED");
    public static final EventType APPLICATION_PUBLIC_KEY_ADDED = filterable("APPLICATION_PUBLIC_KEY_ADDED");
    public static final EventType APPLICATION_PUBLIC_KEY_DELETED = filterable("APPLICATION_PUBLIC_KEY_DELETED");
    public static final EventType BOX_AI_USER_FAILED_REQUEST = known("BOX_AI_USER_FAILED_REQUEST");
    public static final EventType BOX_AI_USER_REQUEST = known("BOX_AI_USER_REQUEST");
    public static final EventType CHANGE_ADMIN_ROLE = filterable("CHANGE_ADMIN_ROLE");
    public static final EventType CHANGE_FOLDER_PERMISSION = filterable("CHANGE_FOLDER_PERMISSION");
    public static final EventType COLLABORATION_ACCEPT = filterable("COLLABORATION_ACCEPT");
    public static final EventType COLLABORATION_EXPIRATION = filterable("COLLABORATION_EXPIRATION");
    public static final EventType COLLABORATION_INVITE = filterable("COLLABORATION_INVITE");
    public static final EventType COLLABORATION_REMOVE = filterable("COLLABORATION_REMOVE");
    public static final EventType COLLABORATION_ROLE_CHANGE = filterable("COLLABORATION_ROLE_CHANGE");
    public static final EventType COLLAB_ADD_COLLABORATOR = known("COLLAB_ADD_COLLABORATOR");
    public static final EventType COLLAB_INVITE_COLLABORATOR = known("COLLAB_INVITE_COLLABORATOR");
    public static final EventType COLLAB_REMOVE_COLLABORATOR = known("COLLAB_REMOVE_COLLABORATOR");
    public static final EventType COLLAB_ROLE_CHANGE = known("COLLAB_ROLE_CHANGE");
    public static final EventType COLLECTION_CREATE = known("COLLECTION_CREATE");
    public static final EventType COLLECTION_DELETE = known("COLLECTION_DELETE");
    public static final EventType COLLECTION_ITEM_CREATE = known("COLLECTION_ITEM_CREATE");
    public static final EventType COLLECTION_ITEM_DELETE = known("COLLECTION_ITEM_DELETE");
    public static final EventType COLLECTION_ITEM_UPDATE = known("COLLECTION_ITEM_UPDATE");
    public static final EventType COLLECTION_UPDATE = known("COLLECTION_UPDATE");
    public static final EventType COMMENT_CREATE = filterable("COMMENT_CREATE");
    public static final EventType COMMENT_DELETE = filterable("COMMENT_DELETE");
    public static final EventType COMMENT_EDIT = filterable("COMMENT_EDIT");
    public static final EventType CONTENT_ACCESS = known("CONTENT_ACCESS");
    public static final EventType CONTENT_RECOVERY_REPORT_CREATE = known("CONTENT_RECOVERY_REPORT_CREATE");
    public static final EventType CONTENT_RECOVERY_REPORT_DELETE = known("CONTENT_RECOVERY_REPORT_DELETE");
    public static final EventType CONTENT_RECOVERY_REPORT_INITIATE = known("CONTENT_RECOVERY_REPORT_INITIATE");
    public static final EventType CONTENT_WORKFLOW_ABNORMAL_DOWNLOAD_ACTIVITY =
            filterable("CONTENT_WORKFLOW_ABNORMAL_DOWNLOAD_ACTIVITY");
    public static final EventType CONTENT_WORKFLOW_AUTOMATION_ADD = filterable("CONTENT_WORKFLOW_AUTOMATION_ADD");
    public static final EventType CONTENT_WORKFLOW_AUTOMATION_DELETE = filterable("CONTENT_WORKFLOW_AUTOMATION_DELETE");
    public static final EventType CONTENT_WORKFLOW_POLICY_ADD = filterable("CONTENT_WORKFLOW_POLICY_ADD");
    public static final EventType CONTENT_WORKFLOW_SHARING_POLICY_VIOLATION =
            filterable("CONTENT_WORKFLOW_SHARING_POLICY_VIOLATION");
    public static final EventType CONTENT_WORKFLOW_UPLOAD_POLICY_VIOLATION =
            filterable("CONTENT_WORKFLOW_UPLOAD_POLICY_VIOLATION");
    public static final EventType COPY = filterable("COPY");
    public static final EventType DATA_RETENTION_CREATE_RETENTION = filterable("DATA_RETENTION_CREATE_RETENTION");
    public static final EventType DATA_RETENTION_REMOVE_RETENTION = filterable("DATA_RETENTION_REMOVE_RETENTION");
    public static final EventType DELETE = filterable("DELETE");
    public static final EventType DELETE_USER = filterable("DELETE_USER");
    public static final EventType DEVICE_TRUST_CHECK_FAILED = filterable("DEVICE_TRUST_CHECK_FAILED");
    public static final EventType DISABLE_MULTI_FACTOR_AUTH = known("DISABLE_MULTI_FACTOR_AUTH");
    public static final EventType DOWNLOAD = filterable("DOWNLOAD");
    public static final EventType EDIT = filterable("EDIT");
    public static final EventType EDIT_USER = filterable("EDIT_USER");
    public static final EventType EDR_CROWDSTRIKE_ACCESS_ALLOWED_NO_CROWDSTRIKE_DEVICE =
            known("EDR_CROWDSTRIKE_ACCESS_ALLOWED_NO_CROWDSTRIKE_DEVICE");
    public static final EventType EDR_CROWDSTRIKE_ACCESS_REVOKED = known("EDR_CROWDSTRIKE_ACCESS_REVOKED");
    public static final EventType EDR_CROWDSTRIKE_BOX_TOOLS_OUTDATED = known("EDR_CROWDSTRIKE_BOX_TOOLS_OUTDATED");
    public static final EventType EDR_CROWDSTRIKE_DEVICE_DETECTED = known("EDR_CROWDSTRIKE_DEVICE_DETECTED");
    public static final EventType EDR_CROWDSTRIKE_DRIVE_OUTDATED = known("EDR_CROWDSTRIKE_DRIVE_OUTDATED");
    public static final EventType EDR_CROWDSTRIKE_NO_BOX_TOOLS = known("EDR_CROWDSTRIKE_NO_BOX_TOOLS");
    public static final EventType EMAIL_ALIAS_CONFIRM = filterable("EMAIL_ALIAS_CONFIRM");
    public static final EventType EMAIL_ALIAS_PRIMARY = filterable("EMAIL_ALIAS_PRIMARY");
    public static final EventType EMAIL_ALIAS_REMOVE = filterable("EMAIL_ALIAS_REMOVE");
    public static final EventType EMAIL_UPLOAD_DISABLED = filterable("EMAIL_UPLOAD_DISABLED");
    public static final EventType EMAIL_UPLOAD_ENABLED = filterable("EMAIL_UPLOAD_ENABLED");
    public static final EventType ENABLE_MULTI_FACTOR_AUTH = known("ENABLE_MULTI_FACTOR_AUTH");
    public static final EventType ENABLE_TWO_FACTOR_AUTH = known("ENABLE_TWO_FACTOR_AUTH");
    public static final EventType ENTERPRISE_APP_AUTHORIZATION_UPDATE =
            filterable("ENTERPRISE_APP_AUTHORIZATION_UPDATE");
    public static final EventType EXTERNAL_COLLAB_SECURITY_SETTINGS = filterable("EXTERNAL_COLLAB_SECURITY_SETTINGS");
    public static final EventType FAILED_LOGIN = filterable("FAILED_LOGIN");
    public static final EventType FAVORITE = filterable("FAVORITE");
    public static final EventType FILE_MARKED_MALICIOUS = filterable("FILE_MARKED_MALICIOUS");
    public static final EventType FILE_REQUEST_CREATE = filterable("FILE_REQUEST_CREATE");
    public static final EventType FILE_REQUEST_DELETE = filterable("FILE_REQUEST_DELETE");
    public static final EventType FILE_REQUEST_UPDATE = filterable("FILE_REQUEST_UPDATE");
    public static final EventType FILE_VERSION_RESTORE = filterable("FILE_VERSION_RESTORE");
    public static final EventType FILE_WATERMARKED_DOWNLOAD = filterable("FILE_WATERMARKED_DOWNLOAD");
    public static final EventType GROUP_ADD_ITEM = filterable("GROUP_ADD_ITEM");
    public static final EventType GROUP_ADD_USER = filterable("GROUP_ADD_USER");
    public static final EventType GROUP_ADMIN_CREATED = known("GROUP_ADMIN_CREATED");
    public static final EventType GROUP_ADMIN_DELETED = known("GROUP_ADMIN_DELETED");
    public static final EventType GROUP_ADMIN_PERMISSIONS_UPDATED = known("GROUP_ADMIN_PERMISSIONS_UPDATED");
    public static final EventType GROUP_CREATION = filterable("GROUP_CREATION");
    public static final EventType GROUP_DELETION = filterable("GROUP_DELETION");
    public static final EventType GROUP_EDITED = filterable("GROUP_EDITED");
    public static final EventType GROUP_REMOVE_ITEM = filterable("GROUP_REMOVE_ITEM");
    public static final EventType GROUP_REMOVE_USER = filterable("GROUP_REMOVE_USER");
    public static final EventType ILLEGAL_ITEM_OWNERSHIP_TRANSFER_BY_USER =
            filterable("ILLEGAL_ITEM_OWNERSHIP_TRANSFER_BY_USER");
    public static final EventType ITEM_ASSOCIATION_CREATED = known("ITEM_ASSOCIATION_CREATED");
    public static final EventType ITEM_ASSOCIATION_DELETED = known("ITEM_ASSOCIATION_DELETED");
    public static final EventType ITEM_ASSOCIATION_UPDATED = known("ITEM_ASSOCIATION_UPDATED");
    public static final EventType ITEM_COPY = known("ITEM_COPY");
    public static final EventType ITEM_CREATE = known("ITEM_CREATE");
    public static final EventType ITEM_DOWNLOAD = known("ITEM_DOWNLOAD");
    public static final EventType ITEM_EMAIL_SEND = filterable("ITEM_EMAIL_SEND");
    public static final EventType ITEM_MAKE_CURRENT_VERSION = known("ITEM_MAKE_CURRENT_VERSION");
    public static final EventType ITEM_MODIFY = filterable("ITEM_MODIFY");
    public static final EventType ITEM_MOVE = known("ITEM_MOVE");
    public static final EventType ITEM_OPEN = filterable("ITEM_OPEN");
    public static final EventType ITEM_PREVIEW = known("ITEM_PREVIEW");
    public static final EventType ITEM_RENAME = known("ITEM_RENAME");
    public static final EventType ITEM_SHARED = known("ITEM_SHARED");
    public static final EventType ITEM_SHARED_CREATE = known("ITEM_SHARED_CREATE");
    public static final EventType ITEM_SHARED_UNSHARE = known("ITEM_SHARED_UNSHARE");
    public static final EventType ITEM_SHARED_UPDATE = filterable("ITEM_SHARED_UPDATE");
    public static final EventType ITEM_SYNC = filterable("ITEM_SYNC");
    public static final EventType ITEM_TRASH = known("ITEM_TRASH");
    public static final EventType ITEM_UNDELETE_VIA_TRASH = known("ITEM_UNDELETE_VIA_TRASH");
    public static final EventType ITEM_UNSYNC = filterable("ITEM_UNSYNC");
    public static final EventType ITEM_UPLOAD = known("ITEM_UPLOAD");
    public static final EventType LEGAL_HOLD_ASSIGNMENT_CREATE = filterable("LEGAL_HOLD_ASSIGNMENT_CREATE");
    public static final EventType LEGAL_HOLD_ASSIGNMENT_DELETE = filterable("LEGAL_HOLD_ASSIGNMENT_DELETE");
    public static final EventType LEGAL_HOLD_POLICY_CREATE = filterable("LEGAL_HOLD_POLICY_CREATE");
    public static final EventType LEGAL_HOLD_POLICY_DELETE = filterable("LEGAL_HOLD_POLICY_DELETE");
    public static final EventType LEGAL_HOLD_POLICY_UPDATE = filterable("LEGAL_HOLD_POLICY_UPDATE");
    public static final EventType LOCK = filterable("LOCK");
    public static final EventType LOCK_CREATE = known("LOCK_CREATE");
    public static final EventType LOCK_DESTROY = known("LOCK_DESTROY");
    public static final EventType LOGIN = filterable("LOGIN");
    public static final EventType MASTER_INVITE_ACCEPT = known("MASTER_INVITE_ACCEPT");
    public static final EventType MASTER_INVITE_REJECT = known("MASTER_INVITE_REJECT");
    public static final EventType METADATA_CASCADE_POLICY_APPLY = filterable("METADATA_CASCADE_POLICY_APPLY");
    public static final EventType METADATA_CASCADE_POLICY_CREATE = filterable("METADATA_CASCADE_POLICY_CREATE");
    public static final EventType METADATA_INSTANCE_COPY = filterable("METADATA_INSTANCE_COPY");
    public static final EventType METADATA_INSTANCE_CREATE = filterable("METADATA_INSTANCE_CREATE");
    public static final EventType METADATA_INSTANCE_DELETE = filterable("METADATA_INSTANCE_DELETE");
    public static final EventType METADATA_INSTANCE_UPDATE = filterable("METADATA_INSTANCE_UPDATE");
    public static final EventType METADATA_TEMPLATE_CREATE = filterable("METADATA_TEMPLATE_CREATE");
    public static final EventType METADATA_TEMPLATE_DELETE = filterable("METADATA_TEMPLATE_DELETE");
    public static final EventType METADATA_TEMPLATE_UPDATE = filterable("METADATA_TEMPLATE_UPDATE");
    public static final EventType MOVE = filterable("MOVE");
    public static final EventType NEW_USER = filterable("NEW_USER");
    public static final EventType OAUTH2_ACCESS_TOKEN_REVOKE = filterable("OAUTH2_ACCESS_TOKEN_REVOKE");
    public static final EventType OAUTH2_REFRESH_TOKEN_REVOKE = filterable("OAUTH2_REFRESH_TOKEN_REVOKE");
    public static final EventType PREVIEW = filterable("PREVIEW");
    public static final EventType REMOVE_DEVICE_ASSOCIATION = filterable("REMOVE_DEVICE_ASSOCIATION");
    public static final EventType REMOVE_LOGIN_ACTIVITY_DEVICE = filterable("REMOVE_LOGIN_ACTIVITY_DEVICE");
    public static final EventType RENAME = filterable("RENAME");
    public static final EventType RETENTION_POLICY_ASSIGNMENT_ADD = filterable("RETENTION_POLICY_ASSIGNMENT_ADD");
    public static final EventType SHARE = filterable("SHARE");
    public static final EventType SHARED_LINK_REDIRECT_OUT_OF_SHARED_CONTEXT =
            known("SHARED_LINK_REDIRECT_OUT_OF_SHARED_CONTEXT");
    public static final EventType SHARED_LINK_SEND = filterable("SHARED_LINK_SEND");
    public static final EventType SHARE_EXPIRATION = filterable("SHARE_EXPIRATION");
    public static final EventType SHIELD_ACCESS_POLICY_CREATED = known("SHIELD_ACCESS_POLICY_CREATED");
    public static final EventType SHIELD_ACCESS_POLICY_DELETED = known("SHIELD_ACCESS_POLICY_DELETED");
    public static final EventType SHIELD_ACCESS_POLICY_UPDATED = known("SHIELD_ACCESS_POLICY_UPDATED");
    public static final EventType SHIELD_ALERT = filterable("SHIELD_ALERT");
    public static final EventType SHIELD_DOWNLOAD_BLOCKED = filterable("SHIELD_DOWNLOAD_BLOCKED");
    public static final EventType SHIELD_EXTERNAL_COLLAB_ACCESS_BLOCKED =
            filterable("SHIELD_EXTERNAL_COLLAB_ACCESS_BLOCKED");
    public static final EventType SHIELD_EXTERNAL_COLLAB_ACCESS_BLOCKED_MISSING_JUSTIFICATION =
            filterable("SHIELD_EXTERNAL_COLLAB_ACCESS_BLOCKED_MISSING_JUSTIFICATION");
    public static final EventType SHIELD_EXTERNAL_COLLAB_INVITE_BLOCKED =
            filterable("SHIELD_EXTERNAL_COLLAB_INVITE_BLOCKED");
    public static final EventType SHIELD_EXTERNAL_COLLAB_INVITE_BLOCKED_MISSING_JUSTIFICATION =
            filterable("SHIELD_EXTERNAL_COLLAB_INVITE_BLOCKED_MISSING_JUSTIFICATION");
    public static final EventType SHIELD_EXTERNAL_COLLAB_INVITE_JUSTIFIED =
            known("SHIELD_EXTERNAL_COLLAB_INVITE_JUSTIFIED");
    public static final EventType SHIELD_INFORMATION_BARRIER_COLLAB_BLOCKED =
            known("SHIELD_INFORMATION_BARRIER_COLLAB_BLOCKED");
    public static final EventType SHIELD_INFORMATION_BARRIER_DISABLED = known("SHIELD_INFORMATION_BARRIER_DISABLED");
    public static final EventType SHIELD_INFORMATION_BARRIER_ENABLED = known("SHIELD_INFORMATION_BARRIER_ENABLED");
    public static final EventType SHIELD_INFORMATION_BARRIER_GROUP_ADD_USER_BLOCKED =
            known("SHIELD_INFORMATION_BARRIER_GROUP_ADD_USER_BLOCKED");
    public static final EventType SHIELD_INFORMATION_BARRIER_ITEM_COPY_BLOCKED =
            known("SHIELD_INFORMATION_BARRIER_ITEM_COPY_BLOCKED");
    public static final EventType SHIELD_INFORMATION_BARRIER_ITEM_MOVE_BLOCKED =
            known("SHIELD_INFORMATION_BARRIER_ITEM_MOVE_BLOCKED");
    public static final EventType SHIELD_INFORMATION_BARRIER_ITEM_OWNER_TRANSFER_BLOCKED =
            known("SHIELD_INFORMATION_BARRIER_ITEM_OWNER_TRANSFER_BLOCKED");
    public static final EventType SHIELD_INFORMATION_BARRIER_PENDING = known("SHIELD_INFORMATION_BARRIER_PENDING");
    public static final EventType SHIELD_INFORMATION_BARRIER_SHARED_ITEM_ACCESS_BLOCKED =
            known("SHIELD_INFORMATION_BARRIER_SHARED_ITEM_ACCESS_BLOCKED");
    public static final EventType SHIELD_JUSTIFICATION_APPROVAL = filterable("SHIELD_JUSTIFICATION_APPROVAL");
    public static final EventType SHIELD_PREVIEW_BLOCKED = filterable("SHIELD_PREVIEW_BLOCKED");
    public static final EventType SHIELD_SHARED_LINK_ACCESS_BLOCKED = filterable("SHIELD_SHARED_LINK_ACCESS_BLOCKED");
    public static final EventType SHIELD_SHARED_LINK_STATUS_RESTRICTED_ON_CREATE =
            filterable("SHIELD_SHARED_LINK_STATUS_RESTRICTED_ON_CREATE");
    public static final EventType SHIELD_SHARED_LINK_STATUS_RESTRICTED_ON_UPDATE =
            filterable("SHIELD_SHARED_LINK_STATUS_RESTRICTED_ON_UPDATE");
    public static final EventType SIGNER_DOWNLOADED = filterable("SIGNER_DOWNLOADED");
    public static final EventType SIGNER_FORWARDED = filterable("SIGNER_FORWARDED");
    public static final EventType SIGN_DOCUMENT_ASSIGNED = filterable("SIGN_DOCUMENT_ASSIGNED");
    public static final EventType SIGN_DOCUMENT_CANCELLED = filterable("SIGN_DOCUMENT_CANCELLED");
    public static final EventType SIGN_DOCUMENT_COMPLETED = filterable("SIGN_DOCUMENT_COMPLETED");
    public static final EventType SIGN_DOCUMENT_CONVERTED = filterable("SIGN_DOCUMENT_CONVERTED");
    public static final EventType SIGN_DOCUMENT_CREATED = filterable("SIGN_DOCUMENT_CREATED");
    public static final EventType SIGN_DOCUMENT_DECLINED = filterable("SIGN_DOCUMENT_DECLINED");
    public static final EventType SIGN_DOCUMENT_EXPIRED = filterable("SIGN_DOCUMENT_EXPIRED");
    public static final EventType SIGN_DOCUMENT_SIGNED = filterable("SIGN_DOCUMENT_SIGNED");
    public static final EventType SIGN_DOCUMENT_VIEWED_BY_SIGNED = filterable("SIGN_DOCUMENT_VIEWED_BY_SIGNED");
    public static final EventType SIGN_DOCUMENT_VIEWED_BY_SIGNER = known("SIGN_DOCUMENT_VIEWED_BY_SIGNER");
    public static final EventType STORAGE_EXPIRATION = filterable("STORAGE_EXPIRATION");
    public static final EventType TAG_ITEM_CREATE = known("TAG_ITEM_CREATE");
    public static final EventType TASK_ASSIGNMENT_CREATE = filterable("TASK_ASSIGNMENT_CREATE");
    public static final EventType TASK_ASSIGNMENT_DELETE = filterable("TASK_ASSIGNMENT_DELETE");
    public static final EventType TASK_ASSIGNMENT_UPDATE = filterable("TASK_ASSIGNMENT_UPDATE");
    public static final EventType TASK_CREATE = filterable("TASK_CREATE");
    public static final EventType TASK_UPDATE = filterable("TASK_UPDATE");
    public static final EventType TERMS_OF_SERVICE_ACCEPT = filterable("TERMS_OF_SERVICE_ACCEPT");
    public static final EventType TERMS_OF_SERVICE_REJECT = filterable("TERMS_OF_SERVICE_REJECT");
    public static final EventType UNDELETE = filterable("UNDELETE");
    public static final EventType UNFAVORITE = filterable("UNFAVORITE");
    public static final EventType UNLOCK = filterable("UNLOCK");
    public static final EventType UNSHARE = filterable("UNSHARE");
    public static final EventType UPDATE_COLLABORATION_EXPIRATION = filterable("UPDATE_COLLABORATION_EXPIRATION");
    public static final EventType UPDATE_SHARE_EXPIRATION = filterable("UPDATE_SHARE_EXPIRATION");
    public static final EventType UPLOAD = filterable("UPLOAD");
    public static final EventType USER_AUTHENTICATE_OAUTH2_ACCESS_TOKEN_CREATE =
            filterable("USER_AUTHENTICATE_OAUTH2_ACCESS_TOKEN_CREATE");
    public static final EventType WATERMARK_LABEL_CREATE = filterable("WATERMARK_LABEL_CREATE");
    public static final EventType WATERMARK_LABEL_DELETE = filterable("WATERMARK_LABEL_DELETE");
    public static final EventType WORKFLOW_AUTOMATION_CREATE = filterable("WORKFLOW_AUTOMATION_CREATE");
    public static final EventType WORKFLOW_AUTOMATION_DELETE = filterable("WORKFLOW_AUTOMATION_DELETE");
    public static final EventType WORKFLOW_AUTOMATION_UPDATE = filterable("WORKFLOW_AUTOMATION_UPDATE");

    /** Given to an entry that names no event type; never a name of Box's. */
    public static final EventType UNKNOWN = new EventType("UNKNOWN", false);

    private final String value;
    private final boolean filterable;

    private EventType(String value, boolean filterable) {
        this.value = value;
        this.filterable = filterable;
    }

    private static EventType known(String value) {
        return register(new EventType(value, false));
    }

    private static EventType filterable(String value) {
        return register(new EventType(value, true));
    }

    private static EventType register(EventType type) {
        KNOWN.put(type.value, type);
        return type;
    }

    /**
     * The type of that name: the constant where there is one.
     *
     * @param value Box's name, in Box's own spelling
     * @throws IllegalArgumentException when the name is blank
     */
    public static EventType of(String value) {
        EventType known = KNOWN.get(value);
        if (known != null) {
            return known;
        }
        if (value.isBlank()) {
            throw new IllegalArgumentException(
                    "eventType: a blank name is not allowed; allowed is a name such as ITEM_UPLOAD");
        }
        return new EventType(value, false);
    }

    /** Every type with a constant, by name; without {@link #UNKNOWN}. */
    public static Collection<EventType> known() {
        return Collections.unmodifiableCollection(KNOWN.values());
    }

    /** Box's name for it. */
    public String value() {
        return value;
    }

    /** Whether it has a constant here. */
    public boolean isKnown() {
        return KNOWN.containsKey(value);
    }

    /**
     * Whether Box accepts it in the {@code event_type} filter of the enterprise streams, as its OpenAPI description
     * lists them. {@code false} also for a name that is not known here.
     */
    public boolean isFilterable() {
        return filterable;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof EventType that && value.equals(that.value));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
