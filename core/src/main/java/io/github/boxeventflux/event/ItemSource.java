package io.github.boxeventflux.event;

import org.jspecify.annotations.Nullable;

/** A file, a folder or a web link: in full on a user's streams, as a reference on an enterprise's. */
public sealed interface ItemSource extends EventSource
        permits FileSource, FolderSource, WebLinkSource, AdminItemSource {

    /** {@code file}, {@code folder} or {@code web_link}. */
    String itemType();

    /** The folder that holds it; {@code null} for the root, for the trash, and where Box left it out. */
    @Nullable
    ParentFolder parent();

    /** Whom it belongs to. */
    @Nullable
    Actor ownedBy();
}
