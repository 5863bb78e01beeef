package io.github.boxeventflux.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The share of a file or folder with a user, an invited address or a group.
 *
 * @param itemType {@code file} or {@code folder}
 * @param id the id of the file or folder
 * @param name the name of the file or folder
 * @param parent the folder that holds it
 * @param ownedBy whom it belongs to
 * @param userId the user it is shared with
 * @param userName that user's name
 * @param userEmail the address that was invited
 * @param groupId the group it is shared with
 * @param groupName that group's name
 * @param fields all fields in Box's order
 */
public record CollaborationSource(
        @Nullable String itemType,
        @Nullable String id,
        @Nullable String name,
        @Nullable ParentFolder parent,
        @Nullable Actor ownedBy,
        @Nullable String userId,
        @Nullable String userName,
        @Nullable String userEmail,
        @Nullable String groupId,
        @Nullable String groupName,
        Map<String, @Nullable Object> fields)
        implements EventSource {}
