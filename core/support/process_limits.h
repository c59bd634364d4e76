// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace signalbox {

/// Disables core dumps, also of child processes: a dump would contain the keys that this process knows.
void forbidCoreDumps();

/// Limits the number of the allocator's arenas for the chains' threads. Called first in main().
void keepMemorySmall();

/// Returns the memory that a burst has left to the system: with a thread per chain it adds up to several times the
/// memory in use. Takes some milliseconds; any thread.
void giveMemoryBack();

}  // namespace signalbox
