// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace signalbox {

/// A core dump would hold the keys that this process knows: none is written, by its children neither.
void forbidCoreDumps();

/// Lets the allocator share few arenas among the chains' threads. Called first in main().
void keepMemorySmall();

/// Gives the system back what a burst has left: with a thread for each chain it adds up to several times what is in
/// use. Takes some milliseconds; any thread.
void giveMemoryBack();

}  // namespace signalbox
