package io.github.boxeventflux.event;

import org.jspecify.annotations.Nullable;

/**
 * The folder that holds an item.
 *
 * @param id the folder's id; {@code 0} is the root
 * @param name the folder's name
 */
public record ParentFolder(@Nullable String id, @Nullable String name) {}
