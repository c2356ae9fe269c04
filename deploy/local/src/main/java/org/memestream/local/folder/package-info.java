/**
 * The data folder of one machine: where things lie in it ({@link
 * org.memestream.local.folder.DataFolder}), who owns it ({@link
 * org.memestream.local.folder.FolderLock}) and what the stack in it offers ({@link
 * org.memestream.local.folder.StackState}). The lock is the truth about whether a stack runs; the
 * state file only says where to reach it.
 */
package org.memestream.local.folder;
