package org.memestream.runtime.config;

/**
 * A key that somebody wrote, matched to its setting.
 *
 * @param setting the setting
 * @param key its key, the entry quoted if it is one of a map
 */
record SettingKey(Setting setting, String key) {}
